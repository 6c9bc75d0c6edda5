"""Of which events a person wants to see the layers, as it stands in the address."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.events.filters import DayField
from goldseam.events.models import EventKind, LayerFinding, Tag
from goldseam.events.models.layering import HOLES, LayerState
from goldseam.patterns.asked import SWAPPED, TOO_LONG, happened_in
from goldseam.patterns.counting import seen_events
from goldseam.patterns.periods import LONGEST, Period

MOST_HOLES = 8
YEAR = timedelta(days=364)
LARGEST = 2**63 - 1


class AskedForm(forms.Form):
    """What cannot be understood is not asked for."""

    since = DayField(required=False)
    until = DayField(required=False)
    team = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    kind = forms.ChoiceField(choices=EventKind.choices, required=False)
    tag = forms.CharField(max_length=60, required=False)
    held = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)


@dataclass(frozen=True)
class LayersAsked:
    """Events of a period; with `holes` and `held`, those in which these layers stood so."""

    period: Period
    team: int | None = None
    kind: str = ""
    tag: str = ""
    holes: tuple[int, ...] = ()
    held: int | None = None
    before: int | None = None
    problem: str = ""

    @classmethod
    def of(cls, given) -> "LayersAsked":
        form = AskedForm(given)
        form.is_valid()
        said = {name: value for name, value in form.cleaned_data.items() if value}
        period, problem = _period(said.pop("since", None), said.pop("until", None))
        return cls(period, holes=_keys(given.getlist("hole")), problem=problem, **said)

    @property
    def is_filtered(self) -> bool:
        return bool(self.team or self.kind or self.tag)

    @property
    def query(self) -> str:
        return self.address()

    def address(self, **instead) -> str:
        """The query part of an address that asks for the same, with something else instead."""
        wanted = {
            "since": self.period.since.isoformat(),
            "until": self.period.until.isoformat(),
            "team": self.team,
            "kind": self.kind,
            "tag": self.tag,
            "hole": list(self.holes),
            "held": self.held,
        } | instead
        return urlencode({name: value for name, value in wanted.items() if value}, doseq=True)

    def of_all(self) -> "LayersAsked":
        """The same events, however their layers stood."""
        return replace(self, holes=(), held=None, before=None)

    def events(self, organisation, person):
        """Those that this person may see and that are part of the learning process, in no order yet."""
        found = happened_in(self.period, seen_events(organisation, person))
        tag = organisation.tags.filter(name__iexact=self.tag).first() or Tag() if self.tag else None
        found = found.matching(kind=self.kind, team=self.team, tag=tag)
        for layer in self.holes:
            found = found.filter(_said(layer, HOLES))
        return found.filter(_said(self.held, [LayerState.HELD])) if self.held else found


def _said(layer: int, states) -> Exists:
    return Exists(LayerFinding.objects.filter(event=OuterRef("pk"), layer=layer, state__in=list(states)))


def _keys(given: list[str]) -> tuple[int, ...]:
    """Numbers of layers, each once."""
    keys = [int(word) for word in given if word.isascii() and word.isdigit() and len(word) < 19]
    return tuple(dict.fromkeys(keys))[:MOST_HOLES]


def _period(since: date | None, until: date | None) -> tuple[Period, str]:
    """A year up to today, or what is asked for; one day alone stands for the year from it, or up to it."""
    today = timezone.localdate()
    usual = Period(today - YEAR, today)
    if since and not until:
        until = max(since, min(since + YEAR, today))
    if until and not since:
        since = until - YEAR
    if not since or not until:
        return usual, ""
    if until < since:
        return usual, str(SWAPPED)
    period = Period(since, until)
    return (usual, str(TOO_LONG)) if period.days > LONGEST else (period, "")
