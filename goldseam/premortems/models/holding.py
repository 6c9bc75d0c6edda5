"""Holding a pre-mortem in a room: together, over some days, alone, or as a rehearsal."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.live.models import Pace, Room
from goldseam.live.stages import Doing
from goldseam.premortems.room_templates import premortem_templates

REHEARSALS = 10**15  # Numbers of copies that nobody finds stand apart from those that people read.
TOLD = ("title", "plan", "link", "consequence", "team", "facilitator", "starts_on", "succeeds_on", "look_back_on")


class HoldableQuerySet(models.QuerySet):
    def held(self):
        """Those whose room is over."""
        return self.filter(room__ending__isnull=False)


class Holdable:
    """A pre-mortem that people hold in a room."""

    @property
    def frame(self) -> str:
        """What is read aloud. It is said as certain: that, and not the look back, is what helps."""
        day = date_format(self.succeeds_on, "j F Y")
        sentence = _("It is %(day)s. “%(title)s” has failed. That is certain.") % {"day": day, "title": self.title}
        return f"{sentence} {self.consequence}".strip()

    @property
    def is_ahead(self) -> bool:
        """Whether nobody has come to its end yet: it can still be held."""
        return not (self.is_held or self.is_settled or self.is_looked_back_on)

    @property
    def is_held(self) -> bool:
        return self.room is not None and self.room.is_over

    @property
    def is_under_way(self) -> bool:
        return self.room is not None and not self.room.is_over

    @transaction.atomic
    def hold(self, by, pace: str = Pace.LIVE, template: list | None = None, **how) -> Room:
        """Opens the room. A second click leads to the same one.

        `how`: is_named, welcomes_guests.
        """
        self.wait_for_others()
        if self.room is None:
            self.room = self._open_room(by, pace, template, **how)
            self.save(update_fields=["room"])
            Activity.record("premortem.held", self, by=by)
        return self.room

    @transaction.atomic
    def rehearse(self, by, pace: str = Pace.LIVE, template: list | None = None, **how) -> Room:
        """Opens a room to try out how it goes. Nothing of it is kept, here or anywhere."""
        copy = type(self)(  # type: ignore[call-arg]
            organisation=self.organisation,
            number=Counter.next("rehearsal", self.organisation_id) + REHEARSALS,
            rehearses=self,
            opened_by=by,
            **{name: getattr(self, name) for name in TOLD},
        )
        copy.room = self._open_room(by, pace, template, is_rehearsal=True, **how)
        copy.save(force_insert=True)
        return copy.room

    def leave_unheld(self) -> bool:
        """Nobody came to its room any more. Where nothing was turned over, another may be opened."""
        if self.room.stage.doing == Doing.CLOSE or self.room.cards.filter(is_open=True).exists():
            return False
        return bool(type(self).objects.filter(pk=self.pk).update(room=None))

    def _open_room(self, by, pace: str, template: list | None, **how) -> Room:
        if pace not in Pace.values:
            raise ValidationError({"pace": _("Choose one of those that are offered.")})
        stages = template or usual_stages(pace)
        about = {"frame": self.frame, "team": self.team, "facilitator": self.facilitator or by, "pace": pace}
        return Room.open(by, self.organisation, "premortem", self.title, stages, **about, **how)


def usual_stages(pace: str) -> list:
    """The stages that ship for a pre-mortem of this pace: for one alone there are others."""
    together, alone = premortem_templates()[:2]
    return (alone if pace == Pace.ALONE else together).stages
