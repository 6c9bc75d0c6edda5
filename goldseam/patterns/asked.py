"""What a person wants to look at, as it stands in the address: days, a field, and a team or a kind of event."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from goldseam.events.filters import DayField
from goldseam.events.models import EventKind
from goldseam.patterns.fields import FIELDS, USUAL, Field
from goldseam.patterns.fields.field import Value
from goldseam.patterns.periods import LENGTHS, LONGEST, Period

LONGEST_VALUE = 200
ANY = "any"
WENT_WELL = [EventKind.SUCCESS, EventKind.GOOD_CARE]
KINDS = [("", _("What went wrong, or nearly did")), (ANY, _("All kinds")), *EventKind.choices]
SWAPPED = _("The last day lies before the first. Here is the last month.")
TOO_LONG = _(
    "That is more than three years: what lies so far back happened in another organisation. Choose fewer days."
)


class AskedForm(forms.Form):
    """What cannot be understood is not asked for."""

    period = forms.ChoiceField(choices=[(kind, kind) for kind in LENGTHS], required=False)
    since = DayField(required=False)
    until = DayField(required=False)
    field = forms.ChoiceField(choices=[(key, key) for key in FIELDS], required=False)
    team = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    kind = forms.ChoiceField(choices=KINDS, required=False)
    value = forms.CharField(max_length=LONGEST_VALUE, required=False)


@dataclass(frozen=True)
class Asked:
    """Which events are looked at, and by what they are counted. `value` is one of the field that is followed."""

    period: Period
    field_key: str = USUAL
    team: int | None = None
    kind: str = ""
    value: Value | None = None
    problem: str = ""

    @classmethod
    def of(cls, given) -> "Asked":
        form = AskedForm(given)
        form.is_valid()
        found = form.cleaned_data
        period, problem = _period(found.get("period") or "month", found.get("since"), found.get("until"))
        key = found.get("field") or USUAL
        value = FIELDS[key].read(found.get("value") or "")
        return cls(period, key, found.get("team"), found.get("kind") or "", value, problem)

    @property
    def field(self) -> Field:
        return FIELDS[self.field_key]

    @cached_property
    def query(self) -> str:
        """The query part of an address that asks for the same."""
        return self.address()

    def address(self, **more) -> str:
        wanted: dict = {
            "since": self.period.since.isoformat(),
            "until": self.period.until.isoformat(),
            "field": self.field_key,
            "team": self.team,
            "kind": self.kind,
        } | more
        return urlencode({name: value for name, value in wanted.items() if value not in (None, "")}, doseq=True)

    def in_period(self, period: Period) -> "Asked":
        return replace(self, period=period)

    def among(self, events):
        """Those of these events that are asked for, whenever they happened."""
        if self.team:
            events = events.filter(team=self.team)
        if self.kind == ANY:
            return events
        return events.filter(kind=self.kind) if self.kind else events.exclude(kind__in=WENT_WELL)


def happened_in(period: Period, events):
    return events.filter(happened_at__gte=period.begins_at, happened_at__lt=period.ends_at)


def _period(kind: str, since: date | None, until: date | None) -> tuple[Period, str]:
    """One day alone stands for its month, quarter or year."""
    usual = Period.last(kind)
    if not since or not until:
        day = since or until
        return (Period.around(day, kind) if day else usual), ""
    if until < since:
        return usual, str(SWAPPED)
    period = Period(since, until)
    return (usual, str(TOO_LONG)) if period.days > LONGEST else (period, "")
