"""What the runs of a checklist tell about the checklist. Never about people: nothing here counts by who ran it.

Every number comes with how many it is out of. Moments at which the list should have been used come from elsewhere
(a schedule, a gate, a deployment); where nobody says them, there is no use rate.
"""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property

from goldseam.artifacts.models import Item
from goldseam.runs.line_use import LinesUse, LineUse
from goldseam.runs.models import Answer, Answered, Observation, Run
from goldseam.runs.quarter import first_day_of_quarter
from goldseam.statistics.proportions import Share, wilson

FAST = timedelta(seconds=1)  # An item: below it, hardly anybody has read it.
MANY = 50  # Completed runs without a catch: the list, or its place, is in question.
OPEN = timedelta(days=1)  # A moment of which nobody says until when.
SAMPLE = 10  # Observations a quarter.


class Use:
    """How a checklist is used since a moment, or since ever."""

    def __init__(self, artifact, since=None):
        self.artifact, self.since = artifact, since
        runs = Run.objects.filter(artifact=artifact)
        self.runs = runs.filter(started_at__gte=since) if since else runs

    @cached_property
    def _counted(self) -> dict:
        ended, given_up = Q(completion__isnull=False), Q(abandonment__isnull=False)
        caught = Q(Exists(Answer.objects.filter(run=OuterRef("pk"), state=Answered.PROBLEM)))
        return self.runs.aggregate(
            started=Count("pk"),
            finished=Count("pk", filter=ended),
            abandoned=Count("pk", filter=given_up),
            catching=Count("pk", filter=ended & caught),
            catching_abandoned=Count("pk", filter=given_up & caught),
        )

    @property
    def started(self) -> int:
        return self._counted["started"]

    @property
    def finished(self) -> int:
        return self._counted["finished"]

    @property
    def abandoned(self) -> int:
        return self._counted["abandoned"]

    @property
    def open(self) -> int:
        return self.started - self.finished - self.abandoned

    @cached_property
    def completion(self) -> Share:
        """Runs with every line answered (and read back, where that is asked for), of those started."""
        return wilson(self.runs.complete().count(), self.started)

    @property
    def use(self) -> Share | None:
        """Moments at which it was run, of all that came; None where nobody says when it should be used. Moments that
        can still be met do not count yet, and those at which it was not needed do not count."""
        counted = self._moments
        return wilson(counted["x"], counted["n"]) if counted["n"] else None

    @property
    def not_needed(self) -> int:
        """Moments of which somebody said why the list was not needed."""
        return self._moments["not_needed"]

    @cached_property
    def _moments(self) -> dict:
        moments = self.artifact.opportunities.all()
        if self.since:
            moments = moments.filter(at__gte=self.since)
        was_run = Exists(Run.objects.useful().filter(opportunity=OuterRef("pk")))
        now = timezone.now()
        passed = Q(due_at__lte=now) | Q(due_at=None, at__lte=now - OPEN)
        return moments.aggregate(
            n=Count("pk", filter=Q(was_run) | passed & Q(dismissal=None)),
            x=Count("pk", filter=Q(was_run)),
            not_needed=Count("pk", filter=Q(dismissal__isnull=False) & ~Q(was_run)),
        )

    @cached_property
    def catches(self) -> Share:
        """Runs in which a line found a problem, of those finished: what the list is worth."""
        return wilson(self._counted["catching"], self.finished)

    @property
    def stopped_by_catch(self) -> int:
        """Runs that were given up after a line had found a problem: perhaps the best catches of all."""
        return self._counted["catching_abandoned"]

    @property
    def never_catches(self) -> bool:
        return self.finished >= MANY and not self.catches.x and not self.stopped_by_catch

    @cached_property
    def too_fast(self) -> int:
        """Finished runs in less than a second a line. A hint: some write down afterwards what they have done."""
        sizes = dict(self._versions.values_list("version", "size"))
        by_size: dict[int, list[int]] = {}
        for version, size in sizes.items():
            by_size.setdefault(size, []).append(version)
        fast = Q(pk__in=[])
        for size, versions in by_size.items():
            fast |= Q(version__in=versions, completion__at__lt=F("started_at") + size * FAST)
        return self.runs.filter(fast).count()

    @property
    def _versions(self):
        return Item.objects.filter(version__artifact=self.artifact).values("version").annotate(size=Count("pk"))

    @property
    def lines(self) -> list[LineUse]:
        """The lines by how often they are skipped; those of today first where that is the same."""
        return self._lines.all

    @cached_property
    def _lines(self) -> LinesUse:
        return LinesUse(self.artifact, self.runs, self.since)

    @cached_property
    def observed(self) -> Share:
        """Lines seen done, of those seen."""
        return wilson(self._lines.seen_done_count, self._lines.seen_count)

    @cached_property
    def observed_this_quarter(self) -> int:
        since = first_day_of_quarter(self.artifact.organisation)
        return Observation.objects.filter(artifact=self.artifact, on__gte=since).count()

    @property
    def ticked(self) -> Share:
        """Lines ticked as done, of those shown in finished runs: what people say themselves."""
        return wilson(self._lines.ticked_count, self._lines.shown_count)
