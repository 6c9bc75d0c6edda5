"""“No surprises”: whoever leads a team says first what they got wrong, then hears what might surprise them."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.live.models import Room
from goldseam.live.stages import Doing

PURPOSE = "debrief"
LONGEST = 500


class DebriefQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(person.sight.of_teams())

    def held(self):
        return self.filter(held_at__isnull=False)


class Debrief(models.Model):
    """Fifteen minutes in which a leader goes first. What stays is the leader's own item and one change."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="debriefs")
    number = models.PositiveBigIntegerField()
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    wrong = models.CharField(_("one thing I got wrong or did not see"), max_length=LONGEST, blank=True)
    changing = models.CharField(_("what I am changing"), max_length=LONGEST, blank=True)
    room = models.OneToOneField("live.Room", models.SET_NULL, null=True, blank=True, related_name="debrief")
    opened_at = models.DateTimeField(auto_now_add=True)
    held_at = models.DateTimeField(null=True)
    actions = GenericRelation("actions.Action", object_id_field="source_id", content_type_field="source_type")

    objects = DebriefQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="debrief_number")]

    def __str__(self):
        return _now("No surprises") + (f": {self.team}" if self.team else "")

    def get_absolute_url(self):
        return reverse("reviews:debrief", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def open(cls, by, organisation, template: list, team=None, wrong="", changing="", is_rehearsal=False, **how):
        """Opens the room, with the leader's own words to begin with. A rehearsal is a room and no more."""
        title = _now("No surprises") + (f": {team}" if team else "")
        about = {"frame": wrong, "team": team, "is_rehearsal": is_rehearsal}
        room = Room.open(by, organisation, PURPOSE, title, template, **about, **how)
        if is_rehearsal:
            return cls(organisation=organisation, team=team, led_by=by, room=room)
        number = Counter.next("debrief", organisation.pk)
        facts = {"led_by": by, "team": team, "wrong": wrong.strip(), "changing": changing.strip(), "room": room}
        return cls.objects.create(organisation=organisation, number=number, **facts)

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def is_open(self) -> bool:
        """People sit in its room right now."""
        return self.room is not None and not self.room.is_over

    @property
    def is_closed(self) -> bool:
        """Nobody answers any more."""
        return self.is_held and not self.is_open

    has_ever_closed = is_closed

    @property
    def is_complete(self) -> bool:
        """The leader's own item and one change are written down."""
        return bool(self.wrong and self.changing)

    def can_be_edited_by(self, person) -> bool:
        """Nobody else says what a leader got wrong."""
        return person.pk == self.led_by_id and person.writes_in(self.organisation)

    @transaction.atomic
    def write(self, by, wrong: str, changing: str) -> None:
        """Writes down the leader's own item and the change."""
        if not self.can_be_edited_by(by):
            raise ValidationError(_now("Only whoever went first writes this."))
        self.wrong, self.changing = wrong.strip(), changing.strip()
        self.save(update_fields=["wrong", "changing"])

    @transaction.atomic
    def promise(self, by, **details) -> Action:
        """The one thing that the leader takes along, with a day."""
        return Action.promise(by, organisation=self.organisation, source=self, team=self.team, **details)

    @transaction.atomic
    def leave_room(self, room, by) -> None:
        """The room is over. It has been held if it ended in its last step, or if something of it is there to stay."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())  # An answer may be on its way.
        if not (room.stage.doing == Doing.CLOSE or self._leaves_something(room)):
            self.delete()
        elif not self.is_held:
            self.held_at = timezone.now()
            self.save(update_fields=["held_at"])
            Activity.record("debrief.held", self, by=by)

    def _leaves_something(self, room) -> bool:
        """Something was said, answered, promised or written down, in whichever step it ended."""
        rows = (room.cards.filter(is_open=True), self.safety_answers, self.actions)
        return bool(self.changing) or any(one.exists() for one in rows)
