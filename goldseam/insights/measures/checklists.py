"""Whether checklists are used when they should be, and what they catch. Never who used them."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.prepared import in_one_row, prepared_counts
from goldseam.insights import seen
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.shares import share_figure
from goldseam.runs.models import Answer, Answered, Opportunity, Run
from goldseam.runs.use import OPEN


class OfChecklists(Measure):
    group = "checklists"
    unit = "share"
    better = "higher"
    handbook = "checklists"
    gamed = _("By ticking without doing.")
    guard = _("Catches, and what people see when they watch a list in use.")


@measure("checklist_use", place="else", order=40)
class ChecklistUse(OfChecklists):
    title = _("Checklists used when they should be")
    counts = _(
        "Moments in these days at which a checklist should have been run, as a schedule, a gate or a tool said: those "
        "at which it was. Moments of which somebody said why the list was not needed are left out and shown, and so "
        "are those that can still be met. Where nobody says when a list should be used, there is nothing to count."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")

    def figure(self, asked) -> Figure:
        now = timezone.now()
        counted = _use_of(asked, now, now - OPEN)
        parts = (
            Part(_now("Run"), str(counted["x"]), "run"),
            Part(_now("Left out"), str(counted["n"] - counted["x"]), "left_out"),
            Part(_now("Not needed, with a reason"), str(counted["not_needed"]), "not_needed"),
        )
        words = _now("At %(x)s of %(n)s moments at which a checklist should be run, it was.")
        none = _now("None: nothing said in these days that a checklist should be run.")
        return share_figure(counted["x"], counted["n"], words, none, parts)

    def records(self, asked, part: str):
        now = timezone.now()
        left_out = _counts(now, now - OPEN) & Q(was_run=False)
        kinds = {"run": WAS_RUN, "left_out": left_out, "not_needed": NOT_NEEDED}
        return _moments(asked).filter(kinds[part]).select_related("artifact__organisation").order_by("-at", "-pk")

    def record(self, found) -> Record:
        return Record(str(found.artifact), found.artifact.get_absolute_url(), found.about, found.at)


@measure("checklist_catches", place="else", order=42)
class ChecklistCatches(OfChecklists):
    title = _("Runs in which a checklist caught something")
    counts = _(
        "Runs of checklists that were begun in these days and finished: those in which a line found a problem before "
        "it did harm. Runs that were given up after a line had found a problem are shown beside them."
    )
    signal = _(
        "A share whose whole range lies above or below that of the time before. No catch in fifty runs is a question: "
        "is the list, or its place, still right?"
    )

    def figure(self, asked) -> Figure:
        counted = _catches_of(asked)
        parts = (
            Part(_now("Caught something"), str(counted["x"]), "caught"),
            Part(_now("Nothing to catch"), str(counted["n"] - counted["x"]), "quiet"),
            Part(_now("Stopped after a catch"), str(counted["given_up"]), "stopped"),
        )
        words = _now("In %(x)s of %(n)s runs, a line of a checklist caught a problem.")
        return share_figure(counted["x"], counted["n"], words, _now("None: no run was finished in these days."), parts)

    def records(self, asked, part: str):
        kinds = {
            "caught": FINISHED & Q(caught=True),
            "quiet": FINISHED & Q(caught=False),
            "stopped": GIVEN_UP & Q(caught=True),
        }
        return (
            _runs(asked).filter(kinds[part]).select_related("organisation", "artifact").order_by("-started_at", "-pk")
        )

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), found.ref, found.started_at)


FINISHED, GIVEN_UP = Q(completion__isnull=False), Q(abandonment__isnull=False)
WAS_RUN, NOT_NEEDED = Q(was_run=True), Q(dismissal__isnull=False, was_run=False)


def _counts(now: datetime, long_ago: datetime) -> Q:
    """Run, or past the time until which it could be; see `runs.use`."""
    passed = Q(due_at__lte=now) | Q(due_at=None, at__lte=long_ago)
    return WAS_RUN | passed & Q(dismissal=None)


@prepared_counts
def _use_of(asked, now: datetime, long_ago: datetime):
    counts = {"x": Count("pk", filter=WAS_RUN), "not_needed": Count("pk", filter=NOT_NEEDED)}
    return in_one_row(_moments(asked), n=Count("pk", filter=_counts(now, long_ago)), **counts)


@prepared_counts
def _catches_of(asked):
    return in_one_row(
        _runs(asked),
        n=Count("pk", filter=FINISHED),
        x=Count("pk", filter=FINISHED & Q(caught=True)),
        given_up=Count("pk", filter=GIVEN_UP & Q(caught=True)),
    )


def _moments(asked):
    """A checklist of a team counts for that team, whoever was asked to run it."""
    lists = seen.artifacts(asked).values("pk")
    found = Opportunity.objects.filter(artifact__in=lists, at__gte=asked.begins_at, at__lt=asked.ends_at)
    return found.annotate(was_run=Exists(Run.objects.useful().filter(opportunity=OuterRef("pk"))))


def _runs(asked):
    lists = seen.artifacts(asked).values("pk")
    found = Run.objects.filter(artifact__in=lists, started_at__gte=asked.begins_at, started_at__lt=asked.ends_at)
    return found.annotate(caught=Exists(Answer.objects.filter(run=OuterRef("pk"), state=Answered.PROBLEM)))
