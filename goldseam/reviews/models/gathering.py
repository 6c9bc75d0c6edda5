"""Holding a review in a room: everybody on their own screen, and what is decided there stands in the review."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.live.models import Room
from goldseam.live.stages import Doing

PURPOSE = "review"


class RoomLine(models.Model):
    """A line that was decided on in a room, and the text of the review to which it was added."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="+")
    key = models.CharField(max_length=60)
    text = models.TextField()

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.review.get_absolute_url()}#section-{self.key}"


class Gatherable:
    """A review that people hold in a room."""

    @property
    def is_gathered(self) -> bool:
        """People sit in its room right now."""
        return self.room is not None and not self.room.is_over

    @transaction.atomic
    def hold_in_room(self, by, template: list, is_rehearsal: bool = False, **how) -> Room:
        """Opens the room. A second click leads to the same one; a rehearsal stands beside it and leaves nothing.

        `how`: pace, is_named, welcomes_guests.
        """
        self.event.want_it_here()
        if self.is_closed:
            raise ValidationError(_("This review is closed. Open it again first."))
        if is_rehearsal:
            return self._open_room(by, template, is_rehearsal=True, **how)
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db(fields=["room"])
        if self.room is None:
            self.room = self._open_room(by, template, **how)
            self.save(update_fields=["room"])
            Activity.record("review.started", self, by=by)
        return self.room

    def _open_room(self, by, template: list, **how) -> Room:
        """Whoever opens it leads it, and can hand the lead over. Of a restricted event its name stays here."""
        title = _("A review") if self.event.is_restricted else self.name
        if self.event.is_restricted:
            how["welcomes_guests"] = False
        return Room.open(by, self.organisation, PURPOSE, title, template, team=self.team, **how)

    @transaction.atomic
    def leave_room(self, room, by) -> None:
        """The room is over. Held to its end, the talk has been held; where nothing was said, another may be opened."""
        if not room.cards.filter(is_open=True).exists() and room.stage.doing != Doing.CLOSE:
            type(self).objects.filter(pk=self.pk).update(room=None)
            return
        self._take_in(room, by)
        self.hold(by=by)

    def _take_in(self, room, by) -> None:
        """What was said to a question and became nothing else is added to its answer."""
        open_cards = room.cards.filter(is_open=True, kept=None, cluster__kept=None)
        for key in self.texts:
            said = list(open_cards.filter(stage=key).values_list("text", flat=True))
            if said:
                self.add_to(by, key, said)

    @transaction.atomic
    def add_line(self, by, key: str, text: str) -> RoomLine:
        text = " ".join(text.split())
        self.add_to(by, key, [text])
        return RoomLine.objects.create(review=self, key=key, text=text)

    @transaction.atomic
    def add_to(self, by, key: str, lines: list[str]):
        """Adds lines below what a section says, so that nothing of what others wrote is touched."""
        section = self.sections.select_for_update().filter(key=key).first()
        was, number = (section.text, section.number) if section else ("", 0)
        new = [line for line in (f"- {text}" for text in lines) if line not in was.splitlines()]
        return self.write(by, key, "\n".join([*([was.rstrip()] if was.strip() else []), *new]), number)
