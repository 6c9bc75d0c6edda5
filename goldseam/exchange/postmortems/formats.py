"""The forms in which one account leaves the product as a file."""

import json
from collections.abc import Callable
from typing import NamedTuple

from django.utils.text import slugify

from goldseam.exchange.postmortems.markdown import as_markdown
from goldseam.exchange.printing.postmortem import as_pdf
from goldseam.postmortems.content import Content


class Form(NamedTuple):
    """One form: what kind of content it is, and how an account becomes it."""

    kind: str
    written: Callable[[Content, str], bytes]


def _markdown(content: Content, _footer: str) -> bytes:
    return as_markdown(content).encode()


def _json(content: Content, _footer: str) -> bytes:
    return json.dumps(content.as_json, ensure_ascii=False, indent=2).encode()


FORMS = {
    "md": Form("text/markdown; charset=utf-8", _markdown),
    "json": Form("application/json", _json),
    "pdf": Form("application/pdf", as_pdf),
}


def name_of(content: Content) -> str:
    """What its file is called, without an ending."""
    return f"{content.number}-{slugify(content.title)[:60] or content.kind}"
