"""A room: people go through the same stages together, at the same time, over some days, or one person alone."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.codes import link_code
from goldseam.common.mail import full
from goldseam.live import waking
from goldseam.live.models.abandoning import Abandonable, AbandonableQuerySet
from goldseam.live.models.clustering import Clustering
from goldseam.live.models.ending import Endable
from goldseam.live.models.estimating import Estimating
from goldseam.live.models.joining import Joining
from goldseam.live.models.keeping import Keeping
from goldseam.live.models.leading import Leading
from goldseam.live.models.marking import Marking
from goldseam.live.models.moving import Moving
from goldseam.live.models.opening import Opening
from goldseam.live.models.revealing import Revealing
from goldseam.live.models.seat import Seat
from goldseam.live.models.turning import Turning
from goldseam.live.models.voting import Voting
from goldseam.live.models.writing import Writing
from goldseam.live.purposes import purpose_of, rooms_visible_to
from goldseam.live.stages import Stage, read

CODE_LENGTH = 12


class Pace(models.TextChoices):
    """With a clock for all, or without: over some days, or one person alone."""

    LIVE = "live", _("Together, with a clock")
    OVER_DAYS = "over_days", _("Over some days, each in their own time")
    ALONE = "alone", _("Alone")


def new_code() -> str:
    """In capitals: it is read from a wall."""
    return link_code(CODE_LENGTH).upper()


class RoomQuerySet(AbandonableQuerySet):
    def visible_to(self, person):
        """As visible as what it is held about; who has the link may come in all the same, see `Seat`."""
        return rooms_visible_to(self, person)

    def of(self, person):
        """Rooms that the person leads or sits in, whatever they are about."""
        sits = Exists(Seat.objects.filter(room=OuterRef("pk"), person=person.pk))
        return self.filter(Q(facilitator=person.pk) | Q(sits))

    def listed_for(self, person):
        """What is visible to the person, and where the person leads or sits. Rehearsals are nobody else’s."""
        mine = self.model.objects.of(person).values("pk")
        shown = self.model.objects.filter(is_rehearsal=False).visible_to(person).values("pk")
        return self.filter(Q(pk__in=mine) | Q(pk__in=shown))


class Room(
    Opening,
    Moving,
    Joining,
    Leading,
    Writing,
    Revealing,
    Turning,
    Clustering,
    Voting,
    Marking,
    Estimating,
    Keeping,
    Endable,
    Abandonable,
    models.Model,
):
    """A sequence of stages that people go through. What comes of it belongs to the practice it was opened for."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="rooms")
    number = models.PositiveBigIntegerField()
    purpose = models.CharField(max_length=30)
    title = models.CharField(_("name"), max_length=200)
    frame = models.TextField(_("what is read aloud"), blank=True)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    pace = models.CharField(_("pace"), max_length=10, choices=Pace, default=Pace.LIVE)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    stages = models.JSONField(default=list)
    at = models.PositiveSmallIntegerField(default=0)  # Which stage it is in.
    stage_since = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True)  # When it left the lobby.
    paused_at = models.DateTimeField(null=True)
    extra_seconds = models.IntegerField(default=0)  # Added to this stage: more time, and what a pause took.
    is_named = models.BooleanField(_("cards carry names"), default=False)
    is_rehearsal = models.BooleanField(_("a rehearsal: nothing is kept"), default=False)
    welcomes_guests = models.BooleanField(_("people without an account may join"), default=True)
    is_locked = models.BooleanField(default=False)
    shut_out = models.JSONField(default=list)  # Devices and accounts that were sent out, until the room ends.
    went = models.JSONField(default=dict)  # Accounts that went, and when: nobody votes once more by coming in anew.
    version = models.PositiveBigIntegerField(default=0)  # Grows with everything that others can see.
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closes_on = models.DateField(null=True)  # By itself, after this day: nobody has come for long.

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="room_number")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("live:room", args=[self.code])

    @property
    def purposed(self):
        """The practice that it was opened for; see `goldseam.live.purposes`."""
        return purpose_of(self.purpose)

    @property
    def all_stages(self) -> list[Stage]:
        return read(self.stages)

    @property
    def stage(self) -> Stage:
        return self.all_stages[self.at]

    @property
    def is_alone(self) -> bool:
        return self.pace == Pace.ALONE

    @property
    def address(self) -> str:
        """As others reach it, who are not in this product yet."""
        return full(self.get_absolute_url())

    @property
    def readable_code(self) -> str:
        """As it is read aloud or from a wall."""
        return "-".join(self.code[at : at + 4] for at in range(0, CODE_LENGTH, 4))

    def hold(self, even_if_over: bool = False) -> bool:
        """Until the transaction ends nobody else changes the room, and this one is as it stands now."""
        try:
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update(no_key=True))
        except type(self).DoesNotExist:  # A rehearsal that has ended meanwhile.
            return self._refuse_over(even_if_over)
        return self._refuse_over(even_if_over) if self.is_over else True

    def _refuse_over(self, even_if_over: bool) -> bool:
        if not even_if_over:
            raise ValidationError(_now("This room is over."), code="over")
        return False

    def changed(self) -> None:
        """Says, within the verb's transaction, that something is different for those in the room."""
        type(self).objects.filter(pk=self.pk).update(version=F("version") + 1)
        waking.after_commit(self.pk)
