"""How far something has come that people rely on, read from its records `trial`, `activation` and `retirement`.

The records and the verbs that make them belong to the thing itself; one that is never tried has no `trial`.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFT = "draft", _("Draft")
    TRIAL = "trial", _("On trial")
    ACTIVE = "active", _("Active")
    RETIRED = "retired", _("Retired")


class InStagesQuerySet(models.QuerySet):
    def in_use(self):
        """Not retired: drafts, too, can be worked on."""
        return self.filter(retirement__isnull=True)

    def active(self):
        return self.in_use().filter(activation__isnull=False)


class InStages:
    """Something that is drafted, tried, relied on and retired."""

    @property
    def stage(self) -> Stage:
        if self.is_retired:
            return Stage.RETIRED
        if self.is_active:
            return Stage.ACTIVE
        return Stage.TRIAL if hasattr(self, "trial") else Stage.DRAFT

    @property
    def is_active(self) -> bool:
        """Whether people rely on it. What is retired may keep the record of that."""
        return hasattr(self, "activation") and not self.is_retired

    @property
    def is_retired(self) -> bool:
        return hasattr(self, "retirement")

    def _refuse_retired(self) -> None:
        if self.is_retired:
            raise ValidationError(_("It is out of use. Bring it back first."))
