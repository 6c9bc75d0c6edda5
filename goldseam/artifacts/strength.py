"""How much a change protects by itself: the less it relies on memory, the stronger (VA's hierarchy, RCA2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Strength(models.IntegerChoices):
    WEAK = 1, _("Weak")
    INTERMEDIATE = 2, _("Intermediate")
    STRONG = 3, _("Strong")


# What a kind of artifact mostly reaches. A guardrail that enforces a rule makes it strong; people can say otherwise.
USUAL = {
    "checklist": Strength.INTERMEDIATE,
    "if_then_plan": Strength.WEAK,
    "team_rule": Strength.WEAK,
    "procedure": Strength.WEAK,
    "criteria": Strength.INTERMEDIATE,
    "dashboard": Strength.INTERMEDIATE,
    "test": Strength.STRONG,
    "form": Strength.INTERMEDIATE,
    "training": Strength.WEAK,
    "contract": Strength.WEAK,
    "design": Strength.STRONG,
}
