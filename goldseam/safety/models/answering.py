"""Leading those who were invited to their tickets. Nobody else's is ever looked up."""

from typing import NamedTuple

from goldseam.safety import codes
from goldseam.safety.models.box import BallotBox, Unreadable, mark_of
from goldseam.safety.models.group import Invited


class OwnTicket(NamedTuple):
    """One's own right to answer for one team."""

    group: object
    code: str
    is_spent: bool


class Answerable:
    """A pulse that people answer while it is open."""

    @property
    def has_key(self) -> bool:
        """Not where the install was filled from a backup: those hold nothing that is sealed."""
        return hasattr(self, "key")

    def code_for(self, person, group) -> str:
        """Reckoned when it is needed; kept nowhere."""
        return codes.code_for(bytes(self.key.bytes), group.pk, person.pk)

    def asks(self, person) -> bool:
        """Whether this person was invited; not whether they answered."""
        return self.is_open and Invited.objects.filter(group__pulse=self, person=person.pk).exists()

    def own_tickets(self, person) -> list[OwnTicket]:
        """Those of the person who asks. Reckoned for that person alone; nothing of it is kept."""
        if not (self.is_open and self.has_key):
            return []
        invited = Invited.objects.filter(group__pulse=self, person=person.pk).select_related("group")
        mine = [one.group for one in invited.order_by("group__name", "pk")]
        boxes = BallotBox.objects.filter(group__in=mine).defer("answers").in_bulk() if mine else {}
        return [self._own_ticket(person, group, boxes.get(group.pk)) for group in mine]

    def _own_ticket(self, person, group, box) -> OwnTicket:
        code = self.code_for(person, group)
        return OwnTicket(group, code, box is None or has_spent(box, bytes(self.key.bytes), code))


def has_spent(box: BallotBox, key: bytes, code: str) -> bool:
    try:
        return mark_of(codes.kept(code)) in box.marks(key)
    except Unreadable:
        return False
