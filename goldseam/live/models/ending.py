"""The end of a room: what came of it stays with its practice, and who sat where is forgotten."""

from django.conf import settings
from django.db import models, transaction

from goldseam.common.models import Counter
from goldseam.live import moving
from goldseam.live.models.ballot import Dot, Mark


class Ending(models.Model):
    """The fact that a room is over."""

    room = models.OneToOneField("live.Room", models.CASCADE, related_name="ending")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    people = models.PositiveIntegerField(default=0)  # How many were there, no more.
    is_abandoned = models.BooleanField(default=False)  # Nobody ended it: nobody had come for long.

    def __str__(self):
        return f"{self.room} is over"


class Endable:
    """A room that ends once and for all. A rehearsal leaves nothing behind."""

    @property
    def is_over(self) -> bool:
        return hasattr(self, "ending")

    @transaction.atomic
    def end(self, by, is_abandoned: bool = False) -> None:
        """What came of it belongs to the practice; who was there, and what was not laid open, is forgotten."""
        if not self.hold(even_if_over=True) or self.is_over:
            return
        moving.leave(self, self.stage)
        people = self.seats.count()
        if self.is_rehearsal:
            self._leave_nothing()
            return
        self.count_estimates(by)
        Ending.objects.create(room=self, by=by, people=people, is_abandoned=is_abandoned)
        self.purposed.ended(self, by)
        self._forget()
        self.changed()

    def _forget(self) -> None:
        Dot.objects.filter(ballot__room=self).delete()
        Mark.objects.filter(cluster__room=self).delete()
        self.cards.filter(is_open=False).delete()  # Nobody but its writer has seen it.
        for rows in (self.turns, self.drafts, self.estimates, self.seats):
            rows.all().delete()
        self.shut_out, self.went = [], {}
        self.save(update_fields=["shut_out", "went"])

    def _leave_nothing(self) -> None:
        self.purposed.unmake(self)
        self.changed()
        type(self).objects.filter(pk=self.pk).delete()
        Counter.give_back("room", self.organisation_id, {self.number})
