"""The words of the page on which people answer a pulse, in the languages of their colleagues.

They lie beside this file and not in the catalogue of the interface: whoever answers chooses a language for this page
alone, also one that the rest of the product does not speak.
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from django.utils import formats, translation
from django.utils.translation.trans_real import parse_accept_lang_header

from goldseam.safety.items import LANGUAGES


class Words:
    """What the page says in one language."""

    def __init__(self, code: str):
        self.code = code
        self._said = tomllib.loads((files(__name__) / f"{code}.toml").read_text("utf-8"))

    def __call__(self, key: str, **values) -> str:
        return self._said[key].format(**values) if values else self._said[key]

    def day(self, value: date) -> str:
        """“24. November 2026”."""
        with translation.override(self.code):
            return formats.date_format(value, "j F Y" if self.code == "en" else "DATE_FORMAT")


@cache
def words_in(code: str) -> Words:
    return Words(code)


def words_for(asked: str, header: str = "") -> Words:
    """In the language that was asked for, or else in one that the browser says its reader knows."""
    return words_in(asked if asked in LANGUAGES else _known_in(header))


def _known_in(header: str) -> str:
    wanted = (code.split("-")[0] for code, _weight in parse_accept_lang_header(header[:500]))
    return next((code for code in wanted if code in LANGUAGES), LANGUAGES[0])
