"""How bad a cluster could become: each says it for themselves, and only the highest is kept."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from goldseam.live.models.ballot import WORST, Mark

if TYPE_CHECKING:
    from goldseam.live.models.room import Room


class Marking:
    """A room that asks, while it votes, how bad each cluster could become. Rare harm gets few dots."""

    @transaction.atomic
    def mark(self: "Room", owner: str, seat, cluster, potential: int) -> None:
        """A number from 1 to 5; 0 takes it back. Sent twice, it is the same."""
        self.held_ballot().refuse(seat, cluster)
        if not 0 <= potential <= WORST:
            raise ValidationError(_now("Choose a number from 1 to 5."))
        marks = Mark.objects.filter(cluster=cluster, owner=owner)
        if not potential:
            marks.delete()
        elif not marks.update(potential=potential):
            Mark.objects.create(cluster=cluster, owner=owner, potential=potential)

    def marks_of(self: "Room", owner: str) -> dict[int, int]:
        marks = Mark.objects.filter(cluster__room=self, owner=owner)
        return dict(marks.values_list("cluster", "potential"))
