"""Going from stage to stage, and how much time each has left."""

import math
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.live import moving

LONGEST = 8 * 60 * 60  # More than a working day is a room without a clock.


class Moving:
    """A room that goes from stage to stage. Only live ones have a clock."""

    paused_at: datetime | None
    began_at: datetime | None

    @property
    def ends_at(self) -> datetime | None:
        """When the time of this stage is up; while the clock stands, it moves on with the time."""
        if not self.has_clock:
            return None
        paused = timezone.now() - self.paused_at if self.paused_at else timedelta()
        return self.stage_since + timedelta(seconds=self.stage.seconds + self.extra_seconds) + paused

    @property
    def moment(self) -> str:
        """Names the time that this stage has got so far."""
        return f"{self.at}-{self.extra_seconds}"

    @property
    def has_clock(self) -> bool:
        return self.pace == "live" and self.stage.seconds > 0

    @property
    def seconds_left(self) -> int:
        """Below zero where the time is up; nobody is thrown out of a stage."""
        ends = self.ends_at
        return int((ends - timezone.now()).total_seconds()) if ends else 0

    @property
    def minutes_left(self) -> int:
        """Begun minutes, as people say it."""
        return max(0, math.ceil(self.seconds_left / 60))

    @property
    def is_over_time(self) -> bool:
        return self.has_clock and self.seconds_left < 0

    @property
    def share_left(self) -> float:
        """Of the time that all stages have together, from 1 to 0: it goes on, however long one of them takes."""
        whole = sum(stage.seconds for stage in self.all_stages)
        if not (whole and self.began_at and self.pace == "live"):
            return 1
        return max(0, 1 - (timezone.now() - self.began_at).total_seconds() / whole)

    @property
    def next_stage(self):
        stages = self.all_stages
        return stages[self.at + 1] if self.at + 1 < len(stages) else None

    @property
    def last_stage(self):
        """The stage before this one, to which the room can go back."""
        return self.all_stages[self.at - 1] if self.at else None

    @transaction.atomic
    def go_to(self, at: int, by, since: int | None = None) -> None:
        """Everybody comes to this stage. Sent twice, it is the same stage.

        `since`: the stage in which it was asked for. Where the room has gone on since then, it stays where it is.
        """
        self.hold()
        if not 0 <= at < len(self.stages):
            raise ValidationError(_("There is no such stage."))
        if at == self.at or since not in (None, self.at):
            return
        moving.leave(self, self.stage)
        self.at, self.stage_since, self.paused_at, self.extra_seconds = at, timezone.now(), None, 0
        self.began_at = self.began_at or self.stage_since
        self.save(update_fields=["at", "stage_since", "paused_at", "extra_seconds", "began_at"])
        moving.enter(self, self.stage)
        self.changed()

    @transaction.atomic
    def add_time(self, seconds: int, by, since: str | None = None) -> None:
        """More time, from now on where the time was up. `since`: the `moment` in which it was asked for."""
        self.hold()
        if not self.has_clock:
            raise ValidationError(_("This stage has no clock."))
        if since not in (None, self.moment):
            return  # It was sent twice, or has been given by somebody else meanwhile.
        owed = max(0, -self.seconds_left)
        self.extra_seconds = min(self.extra_seconds + owed + seconds, LONGEST)
        self.save(update_fields=["extra_seconds"])
        self.changed()

    @transaction.atomic
    def pause(self, by, since: str | None = None) -> None:
        """The clock stands. People can go on with what they are doing. `since`: the `moment` that was meant."""
        self.hold()
        if self.has_clock and not self.paused_at and since in (None, self.moment):
            self.paused_at = timezone.now()
            self.save(update_fields=["paused_at"])
            self.changed()

    @transaction.atomic
    def resume(self, by, since: str | None = None) -> None:
        self.hold()
        if self.paused_at and since in (None, self.moment):
            self.extra_seconds += int((timezone.now() - self.paused_at).total_seconds())
            self.paused_at = None
            self.save(update_fields=["paused_at", "extra_seconds"])
            self.changed()
