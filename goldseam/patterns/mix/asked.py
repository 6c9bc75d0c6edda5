"""What a person wants to see of the types: how many months up to which, of one team or all, and what is compared."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.filters import DayField
from goldseam.events.models import FailureType
from goldseam.patterns.periods import Period, last_of, months_after

LENGTHS = [(12, _("12 months")), (24, _("24 months")), (36, _("36 months"))]
SIDES = [(1, _("one month")), (3, _("three months")), (6, _("six months"))]


class MixForm(forms.Form):
    until = DayField(required=False)
    months = forms.TypedChoiceField(choices=LENGTHS, coerce=int, required=False)
    side = forms.TypedChoiceField(choices=SIDES, coerce=int, required=False)
    type = forms.ChoiceField(choices=FailureType.choices, required=False)
    team = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)


@dataclass(frozen=True)
class MixAsked:
    """`until` is in the last month that is looked at; of the type, the last `side` months are compared with before."""

    until: date
    months: int = 12
    side: int = 3
    type: str = FailureType.PREVENTABLE
    team: int | None = None

    @classmethod
    def of(cls, given) -> "MixAsked":
        form = MixForm(given)
        form.is_valid()
        found = form.cleaned_data
        until = found.get("until") or timezone.localdate().replace(day=1) - timedelta(days=1)
        return cls(
            last_of(until.replace(day=1)),
            found.get("months") or 12,
            found.get("side") or 3,
            found.get("type") or FailureType.PREVENTABLE,
            found.get("team"),
        )

    @property
    def period(self) -> Period:
        return Period(months_after(self.until.replace(day=1), 1 - self.months), self.until)

    @property
    def query(self) -> str:
        told = {"until": self.until.isoformat(), "months": self.months, "side": self.side, "type": self.type}
        return urlencode(told | ({"team": self.team} if self.team else {}))
