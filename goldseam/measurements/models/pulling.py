"""A series that asks Prometheus by itself: one value for each unit that is over."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.outgoing import LONGEST, NotReached, check_address
from goldseam.common.sealing import seal, unseal
from goldseam.measurements.models.point import Source, Value
from goldseam.measurements.prometheus import NoNumber, value_at, values_between
from goldseam.measurements.series_kind import HAS_OF, RARE, Every
from goldseam.measurements.units import begin_of, end_of

PURPOSE = "goldseam.pulls.token"
SETTLES = timedelta(seconds=60)  # What Prometheus gathers arrives a little later.
AGAIN = timedelta(minutes=15)
CLAIM = timedelta(minutes=10)
MOST_AT_ONCE = 60  # Units that were missed; what lies further back stays away.
LONGEST_QUERY = 2_000


class PullQuerySet(models.QuerySet):
    def due(self, at=None):
        return self.filter(next_at__lte=at or timezone.now(), series__archiving__isnull=True)


class Pull(models.Model):
    """Where a series gets its values from. `upto` is the end of the newest unit that was asked for."""

    series = models.OneToOneField("measurements.Series", models.CASCADE, related_name="pull")
    url = models.CharField(_("address of Prometheus"), max_length=LONGEST)
    query = models.TextField(_("query"), max_length=LONGEST_QUERY)
    of_query = models.TextField(_("query for what it is out of"), max_length=LONGEST_QUERY, blank=True)
    minutes = models.PositiveIntegerField(_("every so many minutes"), default=5)
    sealed = models.TextField(blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    upto = models.DateTimeField()
    next_at = models.DateTimeField(db_index=True)
    asked_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = PullQuerySet.as_manager()

    def __str__(self):
        return self.url

    @property
    def token(self) -> str:
        return (unseal(self.sealed, PURPOSE) or "") if self.sealed else ""

    def try_out(self) -> Value:
        """The value of the newest unit that is over; a `ValidationError` says why there is none."""
        begin = begin_of(self.series, begin_of(self.series, timezone.now(), self.minutes) - SETTLES, self.minutes)
        try:
            return self._value(begin)
        except (NotReached, NoNumber) as problem:
            raise ValidationError(str(problem)) from problem

    def fetch(self) -> None:
        """Asks for the units that are over and were not asked for. Two at the same moment ask once."""
        now = timezone.now()
        if not Pull.objects.filter(pk=self.pk, next_at=self.next_at).update(next_at=now + CLAIM):
            return
        try:
            values, upto, problem = self._missed(now)
            self.series.add(values, source=Source.PULL)
        except NotReached as error:
            self._keep(asked_at=now, problem=str(error)[:300], next_at=now + AGAIN)
        except ValidationError as error:  # The series rests, or takes no such values.
            self._keep(asked_at=now, problem=" ".join(error.messages)[:300], next_at=now + AGAIN)
        else:
            due = end_of(self.series, upto, self.minutes) + SETTLES
            self._keep(asked_at=now, upto=upto, problem=problem[:300], next_at=due)

    def _missed(self, now: datetime) -> tuple[list[Value], datetime, str]:
        begins = self._begins(now)
        if not begins:
            return [], self.upto, self.problem
        if self.series.every == Every.EVENT and len(begins) > 1:
            values, problem = self._many(begins)
        else:
            values, problem = self._one_by_one(begins)
        return values, end_of(self.series, begins[-1], self.minutes), problem

    def _begins(self, now: datetime) -> list[datetime]:
        found, begin = [], begin_of(self.series, self.upto, self.minutes)
        if self.series.every == Every.EVENT:  # Not through all that was missed in a year, minute by minute.
            begin = max(begin, begin_of(self.series, now - self._reach, self.minutes))
        while (end := end_of(self.series, begin, self.minutes)) + SETTLES <= now:
            found.append(begin)
            begin = end
        return found[-MOST_AT_ONCE:]

    @property
    def _reach(self) -> timedelta:
        return timedelta(minutes=self.minutes * (MOST_AT_ONCE + 1))

    def _one_by_one(self, begins: list[datetime]) -> tuple[list[Value], str]:
        values, problem = [], ""
        for begin in begins:
            try:
                values.append(self._value(begin))
                problem = ""
            except NoNumber as error:
                problem = str(error)
        return values, problem

    def _many(self, begins: list[datetime]) -> tuple[list[Value], str]:
        ends = [end_of(self.series, begin, self.minutes) for begin in begins]
        try:
            amounts, ofs = self._range(self.query, ends), self._range(self.of_query, ends) if self.of_query else None
        except NoNumber as error:
            return [], str(error)
        values = [
            Value(begin, amounts[second], None if ofs is None else ofs[second])
            for begin, end in zip(begins, ends, strict=True)
            if (second := round(end.timestamp())) in amounts and (ofs is None or second in ofs)
        ]
        return values, "" if values else str(_("The query gives nothing for that time."))

    def _range(self, query: str, ends: list[datetime]) -> dict[int, float]:
        return values_between(self.url, query, ends[0], ends[-1], 60 * self.minutes, self.token)

    def _value(self, begin: datetime) -> Value:
        end = end_of(self.series, begin, self.minutes)
        of = value_at(self.url, self.of_query, end, self.token) if self.of_query else None
        return Value(begin, value_at(self.url, self.query, end, self.token), of)

    def _keep(self, **facts) -> None:
        if Pull.objects.filter(pk=self.pk).update(**facts):  # Else somebody has stopped it meanwhile.
            self.refresh_from_db(fields=[*facts])


class Pulled:
    """A series that can get its values by itself."""

    @property
    def is_pulled(self) -> bool:
        return hasattr(self, "pull")

    def pull_as(self, url: str, query: str, of_query: str = "", minutes: int = 5, token: str = "", **_rest) -> Pull:
        """What would be asked, not kept yet. An empty token is the one that is known, for the same server."""
        if self.kind in RARE:
            raise ValidationError(_("What happens rarely is entered when it happens, not asked for."))
        if (self.kind in HAS_OF) != bool(of_query.strip()):
            raise ValidationError({"of_query": _("Say with which query to find out what it is out of.")})
        if not 1 <= minutes <= 1_440:
            raise ValidationError({"minutes": _("From 1 to 1,440 minutes.")})
        try:
            tidy = check_address(url)
        except ValidationError as refusal:
            raise ValidationError({"url": refusal.messages}) from refusal
        known = Pull.objects.filter(series=self).first()
        kept = known.sealed if known and known.url == tidy else ""  # A token is not told to another server.
        sealed = seal(token.strip(), PURPOSE) if token.strip() else kept
        begin = begin_of(self, timezone.now(), minutes)
        wanted = Pull(series=self, url=tidy, query=query.strip(), of_query=of_query.strip(), minutes=minutes)
        self._state.fields_cache.pop("pull", None)  # Django takes it for the one that is kept.
        wanted.sealed, wanted.upto, wanted.next_at = sealed, begin, end_of(self, begin, minutes) + SETTLES
        wanted.clean_fields(exclude=["series", "by", "asked_at"])
        return wanted

    def pull_from(self, by, **asked) -> Pull:
        """From now on it asks by itself, if the query gives a number now."""
        wanted = self.pull_as(**asked)
        value = wanted.try_out()
        from goldseam.measurements.checking import problem_with

        if problem := problem_with(self, value):
            raise ValidationError({"query": problem})
        with transaction.atomic():
            self.wait_for_others()
            self.want_it_watched()
            Pull.objects.filter(series=self).delete()
            wanted.by = by
            wanted.save(force_insert=True)
            Activity.record("series.pulled", self, by=by)
        return wanted

    @transaction.atomic
    def stop_pulling(self, by) -> None:
        if Pull.objects.filter(series=self).delete()[0]:
            self.refresh_from_db()
            Activity.record("series.pull_stopped", self, by=by)
