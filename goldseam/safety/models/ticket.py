"""A ticket: the right to answer a pulse once, for one team. Nothing in it says whose it is, or whether it was used."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import read
from goldseam.safety import codes
from goldseam.safety.ballots import ITEMS, LONGEST_COMMENT, Ballot
from goldseam.safety.models.box import BallotBox, Unreadable, mark_of

LEAST, MOST = 1, 7


class Ticket(models.Model):
    """Its key is a hash of a code that was never kept. The box of the team alone knows that it was used."""

    id = models.CharField(max_length=64, primary_key=True)
    group = models.ForeignKey("safety.PulseGroup", models.CASCADE, related_name="tickets")

    @classmethod
    def by_code(cls, code: str) -> "Ticket | None":
        """The ticket of whatever somebody typed; None where the pulse is over, or there never was one."""
        if not read(code):
            return None
        found = cls.objects.filter(pk=codes.kept(code)).select_related(
            "group__pulse__organisation", "group__pulse__key"
        )
        return found.first()

    @property
    def is_spent(self) -> bool:
        box = BallotBox.objects.filter(group=self.group_id).defer("answers").first()
        return box is not None and mark_of(self.pk) in box.marks(self._key)

    @transaction.atomic
    def answer(self, answers: dict[int, int], comment: str = "") -> None:
        """Puts the answers into the box, once, and forgets which ticket they came with. Items may be left out."""
        ballot = _checked(answers, comment)
        box = self._box_for_me_alone()
        if box is None or not box.group.pulse.is_open or box.group.pulse.is_due_to_close:
            raise ValidationError(_("This pulse is over. Your answers were not kept."))
        try:
            marks, ballots = box.marks(self._key), box.ballots(self._key)
        except Unreadable as lost:
            raise ValidationError(_("This pulse takes no answers any more. Tell those who plan it.")) from lost
        if mark_of(self.pk) in marks:
            raise ValidationError(_("You have answered already. Thank you."), code="spent")
        box.fill(self._key, [*marks, mark_of(self.pk)], [*ballots, ballot])
        box.save(update_fields=["spent", "answers"])

    def _box_for_me_alone(self) -> BallotBox | None:
        """Two at the same moment wait for each other: each would write the others' answers anew."""
        boxes = BallotBox.objects.select_for_update(of=("self",)).filter(group=self.group_id)
        return boxes.select_related("group__pulse__organisation").first()

    @property
    def _key(self) -> bytes:
        return bytes(self.group.pulse.key.bytes)


def _checked(answers: dict[int, int], comment: str) -> Ballot:
    if not all(item in range(1, ITEMS + 1) and answer in range(LEAST, MOST + 1) for item, answer in answers.items()):
        raise ValidationError({"answers": _("Choose one of the seven steps.")})
    words = comment.replace("\0", "").strip()
    if len(words) > LONGEST_COMMENT:
        raise ValidationError({"comment": _("This is very long. Say the most important part.")})
    if not answers and not words:
        raise ValidationError({"answers": _("Answer at least one of them.")})
    return Ballot(tuple(answers.get(item) for item in range(1, ITEMS + 1)), words)
