"""Which kinds of things to change because of an event: those that fit its type come first, others are asked about."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.actions.remedies import mismatch

FITTING = {
    "preventable": ["checklist", "procedure", "form", "test"],
    "complexity": ["dashboard", "design", "test"],
    "intelligent": ["checklist", "criteria"],
}
WHY = {
    "preventable": _("It could have been prevented: make the known way the easy way, which nobody can forget."),
    "complexity": _("Several things met: see it sooner, and keep the damage small. No rule foresees the next case."),
    "intelligent": _("A trial that taught something: keep what was learned, and plan the next trial."),
}
# What changing a thing of this kind mostly amounts to.
REMEDIES = {"training": "training", "procedure": "standard", "team_rule": "standard", "contract": "policy"}


def fitting_kinds(event) -> list[str]:
    """The kinds of artifacts to think of first, the likeliest first."""
    return FITTING.get(event.failure_type, [])


def why_fitting(event):
    return WHY.get(event.failure_type, "")


def misfit(event, kind: str):
    """What to ask where this kind of change rarely helps against what happened; None where it does."""
    label = event.classification
    return mismatch(label.reason, REMEDIES[kind]) if label and kind in REMEDIES else None


def why_it_fits(event, kind: str, why: str) -> str:
    """Why a kind of change that rarely fits is right here, which has to be said; nothing where it fits anyway."""
    if misfit(event, kind) is None:
        return ""
    if not why.strip():
        told = _("Choose another kind of change, or say why this one fits here.")
        raise ValidationError({"why_nevertheless": told})
    return why.strip()
