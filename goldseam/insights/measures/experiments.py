"""How people try: whether they say beforehand what they expect, and whether others hear when nothing came out."""

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.common.prepared import in_one_row, prepared, prepared_counts
from goldseam.experiments.models import Cycle
from goldseam.experiments.result.scoring import method_score
from goldseam.insights import seen
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.statistics.means import mean_interval
from goldseam.verdicts.words import joined, many

MOST = 500  # Trials of which the plan is read; in a period nobody starts more.
SCORED = 12  # The newest: each of them is looked at by itself.
LEAST = 5
MOST_POINTS = 5.0


class OfCycles(Measure):
    group = "experiments"
    handbook = "experiments"
    better = "higher"

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), str(found.state_words), found.moment)


@measure("trials", place="else", order=30)
class Trials(OfCycles):
    title = _("Small trials that were started")
    counts = _(
        "Experiments that were started in these days; how many had a prediction that can be wrong, by the plan with "
        "which they started; and of those decided in these days without the effect that people had hoped for, how "
        "many have a card that others can read."
    )
    signal = _("More or fewer than in the time before, by the exact test. More is good only if they can fail.")
    gamed = _("By calling ordinary work a trial.")
    guard = _("A prediction is asked for, and results without an effect are shown beside the others.")

    def figure(self, asked) -> Figure:
        plans = [cycle.started.plan.plan for cycle in _started_with_plans(asked)]
        predicted = sum(plan.is_predicted for plan in plans)
        nulls = _nulls_of(asked)
        parts = (
            Part(_now("Started"), str(len(plans)), "started"),
            Part(_now("With a prediction"), str(predicted), "predicted"),
            Part(_now("Nothing came out, and others can read it"), str(nulls["told"]), "told"),
            Part(_now("Nothing came out, and nobody else knows yet"), str(nulls["n"] - nulls["told"]), "untold"),
        )
        words = joined(_started_words(len(plans), predicted), _null_words(**nulls))
        return Figure(words, len(plans), n=len(plans), parts=parts)

    def records(self, asked, part: str):
        if part in ("told", "untold"):
            nulls = _nulls(asked).filter(is_told=part == "told")
            return _shown(nulls, "decision__at")
        if part == "predicted":
            keys = [cycle.pk for cycle in _started_with_plans(asked) if cycle.started.plan.plan.is_predicted]
            return _shown(Cycle.objects.filter(pk__in=keys), "started__at")
        return _shown(_started(asked), "started__at")


@measure("method_score", place="else", order=32)
class MethodScore(OfCycles):
    title = _("How well trials are made")
    counts = _(
        "Of the newest twelve experiments of your teams whose result was written in these days, on average: one point "
        "each for a prediction before the start, the smallest scale that is of use, data over time, a link to the "
        "cycle before or after, and a written result, also if it was nothing. It scores the method and never the "
        "outcome, and only those see it who made them."
    )
    signal = _("There is no test for so few: read the single experiments, and what each of them lacks.")
    unit = "points"
    gamed = _("By filling in fields.")
    guard = _("Only the team sees it, so there is nobody to impress.")

    def figure(self, asked) -> Figure:
        scores = [method_score(cycle).total for cycle in _scored(asked)]
        parts = (Part(_now("Results written"), str(len(scores)), "scored"),)
        if not scores:
            return Figure(_now("None: no result of your teams was written in these days."), n=0, parts=parts)
        found = mean_interval(scores)
        words = ngettext(
            "%(mean)s of 5 points, in %(num)s experiment.",
            "%(mean)s of 5 points, on average of %(num)s experiments.",
            len(scores),
        ) % {"mean": many(found.mean or 0), "num": len(scores)}
        if len(scores) < LEAST:
            return Figure(joined(words, _now("Too early to say more.")), n=len(scores), parts=parts)
        if found.low is None or found.high is None:  # All are alike: how far others may lie apart, they do not say.
            return Figure(words, found.mean, n=len(scores), parts=parts)
        low, high = max(0.0, found.low), min(MOST_POINTS, found.high)
        reach = _now("Anything from %(low)s to %(high)s fits.") % {"low": many(low), "high": many(high)}
        return Figure(joined(words, reach), found.mean, low, high, len(scores), parts)

    def records(self, asked, part: str):
        return _shown(Cycle.objects.filter(pk__in=[cycle.pk for cycle in _scored(asked)]), "studied__at")


def _started_words(count: int, predicted: int) -> str:
    if not count:
        return _now("None was started in these days.")
    if count == 1:
        without = _now("1 trial was started, without a prediction.")
        return _now("1 trial was started, with a prediction.") if predicted else without
    words = _now("%(num)s trials were started, %(predicted)s of them with a prediction.")
    return words % {"num": count, "predicted": predicted}


def _null_words(n: int, told: int) -> str:
    """Of those without an effect, whether others can read about them: nothing where there are none."""
    if not n:
        return ""
    if not told:
        words = ngettext(
            "%(n)s showed no effect, and nobody else can read about it yet.",
            "%(n)s showed no effect, and nobody else can read about them yet.",
            n,
        )
    elif told == n:
        words = ngettext(
            "%(n)s showed no effect, and others can read about it.",
            "%(n)s showed no effect, and others can read about all of them.",
            n,
        )
    else:
        words = _now("%(n)s showed no effect; others can read about %(told)s of them.")
    return words % {"n": n, "told": told}


def _started(asked):
    return seen.cycles(asked).filter(started__at__gte=asked.begins_at, started__at__lt=asked.ends_at)


@prepared
def _started_with_plans(asked):
    return _started(asked).select_related("started__plan")[:MOST]


def _nulls(asked):
    """Decided in those days, without an effect or abandoned; each with whether others can read of it."""
    decided = seen.cycles(asked).nulls().filter(decision__at__gte=asked.begins_at, decision__at__lt=asked.ends_at)
    return decided.annotate(is_told=Exists(Cycle.objects.published().filter(pk=OuterRef("pk"))))


@prepared_counts
def _nulls_of(asked):
    return in_one_row(_nulls(asked), n=Count("pk"), told=Count("pk", filter=Q(is_told=True)))


@prepared
def _scored(asked):
    """Those of the person’s teams, or of nobody’s in particular: others would make a contest of it."""
    theirs = Q(team=None) | Q(team__in=asked.person.sight.teams)
    written = seen.cycles(asked).filter(theirs, studied__at__gte=asked.begins_at, studied__at__lt=asked.ends_at)
    related = ("organisation", "previous__current_plan", "current_plan", "started__plan", "studied")
    return written.select_related(*related).with_measures().order_by("-studied__at", "-pk")[:SCORED]


def _shown(cycles, moment: str):
    return cycles.with_state().annotate(moment=F(moment)).order_by("-moment", "-pk")
