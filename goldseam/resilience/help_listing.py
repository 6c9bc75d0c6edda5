"""The directory in the order in which somebody in need can take it in: own help, the likely country, all others."""

import re
from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.functional import cached_property
from django.utils.translation.trans_real import parse_accept_lang_header

from goldseam.resilience.models import HelpEntry, HelpPage

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Place:
    """The help of one country or region; an empty name is help that reaches everywhere."""

    name: str
    entries: list[HelpEntry]


class Directory:
    """`languages` are those of the reader, as a hint at a place; all others stand on the same page."""

    def __init__(self, organisation, languages: list[str] | None = None):
        self.organisation = organisation
        self.spoken = {name for code in languages or [] for name in _names(code)}

    @cached_property
    def page(self) -> HelpPage | None:
        return HelpPage.of(self.organisation)

    @cached_property
    def entries(self) -> list[HelpEntry]:
        return list(HelpEntry.objects.of(self.organisation))

    @property
    def own(self) -> list[HelpEntry]:
        return [entry for entry in self.entries if entry.is_own]

    @cached_property
    def places(self) -> list[Place]:
        """Where the reader's language is spoken first; what reaches everywhere last, for whoever found nothing."""
        outside = [entry for entry in self.entries if not entry.is_own]
        names = dict.fromkeys(entry.region for entry in outside)
        places = [Place(name, [entry for entry in outside if entry.region == name]) for name in names]
        return sorted(places, key=lambda place: (not place.name, not self._is_likely(place), place.name.casefold()))

    def _is_likely(self, place: Place) -> bool:
        return any(self.spoken & set(WORD.findall(entry.language.casefold())) for entry in place.entries)


def languages_of(request) -> list[str]:
    """What the browser of the reader asks for. Where they are is never worked out from their address."""
    asked = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    return list(dict.fromkeys(code.split("-")[0] for code, _weight in asked))


def _names(code: str) -> set[str]:
    known = LANG_INFO.get(code, {})
    return {name.casefold() for name in (code, known.get("name"), known.get("name_local")) if name}
