"""A checklist that is used on a schedule: at the start of a shift, every Monday, on the first of the month."""

import zoneinfo
from datetime import datetime, timedelta

from cronsim import CronSim
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from goldseam.runs.models.opportunity import Opportunity, Source

MOST = 20
DUE_AFTER = timedelta(hours=4)


class Rhythm(models.TextChoices):
    DAY = "day", _("Every day")
    WEEKDAY = "weekday", _("Monday to Friday")
    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class RoutineQuerySet(models.QuerySet):
    def going(self):
        """Those of checklists that are in use: of a retired one they rest, and go on when it comes back."""
        return self.filter(artifact__retirement=None)

    def due(self, at=None):
        return self.going().filter(next_at__lte=at or timezone.now())


class Routine(models.Model):
    """When the checklist comes round, in the time zone of the organisation, and for whom."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="routines")
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, default=Rhythm.DAY)
    weekday = models.PositiveSmallIntegerField(_("on"), choices=Weekday, null=True, blank=True)
    # Up to 28, so that every month has it.
    day = models.PositiveSmallIntegerField(
        _("day of the month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    time = models.TimeField(_("at what time"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, blank=True, related_name="+")
    next_at = models.DateTimeField(db_index=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = RoutineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.artifact}: {self.words}"

    @classmethod
    @transaction.atomic
    def make(cls, artifact, by, rhythm, time, **on) -> "Routine":
        if not artifact.is_checklist or artifact.is_retired:
            raise ValidationError(_("Only checklists that are in use come round."))
        if cls.objects.filter(artifact=artifact).count() >= MOST:
            raise ValidationError(_("There are many already. Take one away that nobody needs."))
        return cls(artifact=artifact, made_by=by)._set(rhythm, time, **on)

    def change(self, rhythm, time, **on) -> "Routine":
        """Another time, or for somebody else. What has come round already stays as it is."""
        return self._set(rhythm, time, **on)

    def end(self) -> None:
        """It comes round no more."""
        self.delete()

    def _set(self, rhythm, time, *, weekday=None, day=None, person=None, team=None) -> "Routine":
        if rhythm == Rhythm.WEEK and weekday is None:
            raise ValidationError({"weekday": _("Choose the day of the week.")})
        if rhythm == Rhythm.MONTH and day is None:
            raise ValidationError({"day": _("Choose the day of the month, from 1 to 28.")})
        if person and team:
            raise ValidationError({"team": _("Choose a person or a team, not both.")})
        self.rhythm, self.time, self.person, self.team = rhythm, time, person, team
        self.weekday = weekday if rhythm == Rhythm.WEEK else None
        self.day = day if rhythm == Rhythm.MONTH else None
        self.full_clean(exclude=["artifact", "made_by", "person", "team", "next_at"])
        self.next_at = self.following(timezone.now())
        self.save()
        return self

    @property
    def words(self) -> str:
        """In words: every Monday at 08:00."""
        told: dict[str, str] = {
            Rhythm.DAY: _("Every day at %(time)s"),
            Rhythm.WEEKDAY: _("Monday to Friday at %(time)s"),
            Rhythm.WEEK: _("Every %(weekday)s at %(time)s"),
            Rhythm.MONTH: _("Every month on day %(day)s at %(time)s"),
        }
        named = {"weekday": self.get_weekday_display(), "day": self.day, "time": time_format(self.time, "H:i")}
        return str(told[self.rhythm]) % named

    @property
    def for_whom(self) -> str:
        """Where nobody is named, those of the list are asked: its team, or anybody."""
        team = self.artifact.team
        if named := self.person or self.team:
            return str(_("for %(who)s") % {"who": named})
        return str(_("for anybody in %(team)s") % {"team": team} if team else _("for anybody"))

    @property
    def _cron(self) -> str:
        at = f"{self.time.minute} {self.time.hour}"
        weekdays: dict[str, int | str | None] = {Rhythm.WEEKDAY: "1-5", Rhythm.WEEK: self.weekday}
        weekday = weekdays.get(self.rhythm, "*")
        return f"{at} {self.day if self.rhythm == Rhythm.MONTH else '*'} * {weekday}"

    def following(self, moment: datetime) -> datetime:
        """When it comes round next after that moment."""
        return next(CronSim(self._cron, moment.astimezone(self._zone)))

    @property
    def _zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.artifact.organisation.time_zone)

    @transaction.atomic
    def come_round(self, now=None) -> Opportunity | None:
        """Opens the moment that has come. Where several were missed it opens the last of them, late."""
        now = now or timezone.now()
        if self.next_at > now:  # Another worker was first.
            return None
        came, following = self.next_at, self.following(now)
        claimed = type(self).objects.filter(pk=self.pk, next_at=came).update(next_at=following)
        if not claimed:  # Another worker did.
            return None
        came = self._last_before(now, came)
        for_whom = {"person": self.person, "team": self.team, "at": came, "due_at": came + DUE_AFTER}
        once = f"routine {self.pk} {came.isoformat()}"
        return Opportunity.open(self.artifact, Source.SCHEDULE, ref=self._ref(came), once=once, **for_whom)

    def _ref(self, came: datetime) -> str:
        """Named after its time; where another routine of the list has the same time for others, also after itself."""
        type(self.artifact).objects.select_for_update().get(pk=self.artifact_id)  # Others wait for the name.
        ref = came.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")
        is_taken = Opportunity.objects.filter(artifact=self.artifact, project="", ref=ref).exists()
        return f"{ref} · {self.pk}" if is_taken else ref

    def _last_before(self, now: datetime, came: datetime) -> datetime:
        """Of a long gap only the last month is looked at."""
        since = max(came - timedelta(minutes=1), now - timedelta(days=32))
        for moment in CronSim(self._cron, since.astimezone(self._zone)):
            if moment > now:
                return came
            came = moment
        return came
