"""What an experiment came to, for those who plan the like: what came and what did not, beside one another."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from goldseam.experiments.choices import DecisionKind, Outcome

CAME, NULL, TRIED = "came", "nulls", "tried"
GROUPS = [
    (CAME, _("The effect came")),
    (NULL, _("It did not come, or nobody can tell")),
    (TRIED, _("Tried only whether it can be done")),
]


class Sign(NamedTuple):
    """An outcome in a few words, with a symbol that tells it apart without colour."""

    label: object
    symbol: str
    mood: str = ""


SIGNS = {
    Outcome.AS_PREDICTED: Sign(_("As predicted"), "✓"),
    Outcome.PARTLY: Sign(_("Partly as predicted"), "◐"),
    Outcome.CANNOT_TELL: Sign(_("Cannot tell"), "?"),
    Outcome.SMALLER: Sign(_("No effect of that size"), "○"),
    Outcome.OPPOSITE: Sign(_("The opposite"), "⇄", "attention"),
    Outcome.NO_DATA: Sign(_("No data"), "–"),
    Outcome.FEASIBILITY: Sign(_("Feasibility only"), "◇"),
}
DECISIONS = {
    DecisionKind.ADOPT: Sign(capfirst(DecisionKind.ADOPT.done), "✦", "gold"),
    DecisionKind.ADAPT: Sign(capfirst(DecisionKind.ADAPT.done), "↻"),
    DecisionKind.ABANDON: Sign(capfirst(DecisionKind.ABANDON.done), "●"),
}


def group_of(verdict: str) -> str:
    outcome = Outcome(verdict)
    if outcome.is_null:
        return NULL
    return CAME if outcome.has_come else TRIED


def verdicts_of(result: str) -> list[str]:
    """The verdicts that a filter asks for: all of a group, or one."""
    of_group = [str(verdict) for verdict in Outcome.values if group_of(verdict) == result]
    return of_group or [result]
