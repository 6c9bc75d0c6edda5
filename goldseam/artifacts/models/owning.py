"""Whose an artifact is, and what only its owner sees."""

from copy import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models.kind import ArtifactKind


class Owned:
    """An artifact that belongs to somebody, and that others can take over."""

    def check_owner(self, by, owner, is_private: bool) -> None:
        """A plan that only its owner sees is its owner’s business: how it went stays with that person."""
        if self.is_private and self.owner != by:
            raise ValidationError(_("Only its owner sees it, and only its owner changes it."))
        if self.is_private and self.owner != owner:
            raise ValidationError({"owner": _("Only its owner sees it. Share it first, then pass it on.")})
        if is_private:
            check_private(self.kind, owner, by)
        if self.is_active and self.owner != owner:
            self._check_room_of(owner)

    def _check_room_of(self, owner) -> None:
        """Whoever cannot work by one more takes over none that is active."""
        taken_over = copy(self)
        taken_over.owner = owner
        taken_over.wait_for_others_of_its_owner()
        before = {gap.rule for gap in self.firm_gaps}
        if new := [gap.words for gap in taken_over.firm_gaps if gap.rule not in before]:
            raise ValidationError({"owner": new})


def check_private(kind, owner, by) -> None:
    """What only its owner sees is a personal plan, and made so by its owner."""
    if kind != ArtifactKind.IF_THEN or owner != by:
        raise ValidationError({"is_private": _("Only a plan of your own can be kept to yourself.")})
