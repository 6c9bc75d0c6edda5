"""What a person asks the library for, as it stands in the address and in its form."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.experiments.choices import DecisionKind, Outcome, Scale
from goldseam.experiments.library.outcomes import DECISIONS, GROUPS, SIGNS, group_of

LONGEST_WORDS = 200
LARGEST = 2**63 - 1
MOST_PAGES = 1_000
ASKED = ("q", "result", "decision", "scale", "team", "sort")
SORTS = [("nulls", _("First what did not help")), ("oldest", _("Oldest first"))]


class LibraryFilters(forms.Form):
    """What cannot be understood is not asked for."""

    q = forms.CharField(required=False)
    result = forms.ChoiceField(choices=[*GROUPS, *Outcome.choices], required=False)
    decision = forms.ChoiceField(choices=DecisionKind.choices, required=False)
    scale = forms.ChoiceField(choices=Scale.choices, required=False)
    team = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    page = forms.IntegerField(min_value=1, max_value=MOST_PAGES, required=False)

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
        return asked


def address_of(asked: dict, **instead) -> str:
    """The query part of an address that asks for the same, with something else instead."""
    wanted = {name: asked[name] for name in ASKED if name in asked} | instead
    return urlencode({name: value for name, value in wanted.items() if value})


def results() -> list[tuple]:
    """Both groups of results, each with its verdicts."""
    return [(group, label, _verdicts(group)) for group, label in GROUPS]


def decisions() -> list[tuple]:
    return [(kind.value, sign.label) for kind, sign in DECISIONS.items()]


def _verdicts(group: str) -> list[tuple]:
    return [(outcome.value, sign.label) for outcome, sign in SIGNS.items() if group_of(outcome) == group]
