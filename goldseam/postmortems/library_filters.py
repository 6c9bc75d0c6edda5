"""What a person asks the library for, as it stands in the address, in a form, and in a saved view."""

from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.factor_codes import CODES
from goldseam.events.filters import DayField
from goldseam.events.models import FailureType
from goldseam.events.models.finding import UNCLASSIFIED

LONGEST_WORDS = 200
ASKED = ("q", "type", "factor", "team", "tag", "state", "period", "since", "until", "stale")
LARGEST = 2**63 - 1

STATES = [
    ("draft", _("draft")),
    ("in_review", _("being read")),
    ("imported", _("imported")),
    ("published", _("published")),
    ("living", _("living")),
]
PERIODS = [("quarter", _("This quarter")), ("year", _("The last 12 months")), ("between", _("From … to …"))]
FACTORS = [(level.label, [(level.value, _("%s: any") % level.label), *codes]) for level, codes in CODES.items()]


class LibraryFilters(forms.Form):
    """What cannot be understood is not asked for."""

    q = forms.CharField(required=False)
    type = forms.ChoiceField(choices=[*FailureType.choices, (UNCLASSIFIED, "")], required=False)
    factor = forms.ChoiceField(choices=FACTORS, required=False)
    team = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    tag = forms.CharField(max_length=60, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)
    period = forms.ChoiceField(choices=PERIODS, required=False)
    since = DayField(required=False)
    until = DayField(required=False)
    stale = forms.BooleanField(required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST // 64, required=False)
    page = forms.IntegerField(min_value=1, max_value=1_000, required=False)

    @classmethod
    def of(cls, given) -> dict:
        """What is asked for, without what is not; empty for the whole library."""
        if not given:
            return {}
        form = cls(given)
        form.is_valid()
        asked = {name: value for name, value in form.cleaned_data.items() if value}
        if "q" in asked:
            asked["q"] = asked["q"][:LONGEST_WORDS]
        return _with_dates_only_between(asked)

    @classmethod
    def of_query(cls, query: str) -> dict:
        """The same of the part of an address that a saved view keeps."""
        return cls.of(dict(parse_qsl(query)))


def address_of(asked: dict, **instead) -> str:
    """The query part of an address that asks for the same, with something else instead."""
    wanted = {name: asked[name] for name in ASKED if name in asked} | instead
    return urlencode({name: "yes" if value is True else value for name, value in wanted.items() if value})


def days_of(asked: dict, today: date | None = None) -> tuple[date | None, date | None]:
    """The first and the last day of the period that is asked for; none where it is open."""
    today = today or timezone.localdate()
    if asked.get("period") == "quarter":
        return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), None
    if asked.get("period") == "year":
        return today - timedelta(days=365), None
    return asked.get("since"), asked.get("until")


def _with_dates_only_between(asked: dict) -> dict:
    """Two days make a period of their own; a named period has no days beside it."""
    named = asked.get("period") in ("quarter", "year")
    dates = {"since", "until"} & asked.keys()
    kept = {name: value for name, value in asked.items() if not (named and name in dates)}
    if not named:
        kept.pop("period", None)
        if dates:
            kept["period"] = "between"
    return kept
