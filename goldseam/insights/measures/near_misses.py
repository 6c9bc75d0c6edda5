"""Near misses and incidents, apart and together. Neither number alone says whether things get better."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.events.models import EventKind
from goldseam.insights.days.reading import Days, Month
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures import monthly
from goldseam.insights.measures.of_events import OfEvents, shown
from goldseam.insights.shares import LEAST
from goldseam.statistics.proportions import exact_interval
from goldseam.statistics.rates import compare_rates, rate_interval
from goldseam.verdicts import Verdict
from goldseam.verdicts.rates import is_fewer, is_more
from goldseam.verdicts.words import figure as told_ratio
from goldseam.verdicts.words import joined

UP, FLAT, DOWN = "up", "flat", "down"
# Near misses, incidents: what both together may mean.
MEANINGS = {
    (UP, DOWN): _("More near misses were reported and fewer incidents: learning, or incidents are recorded less."),
    (UP, FLAT): _("More near misses were reported, and as many incidents: people may speak up more."),
    (UP, UP): _("More of both: more is being done, or it really gets worse."),
    (DOWN, DOWN): _("Fewer of both: fewer hazards, or fear, or fatigue. Look at the pulse."),
    (DOWN, UP): _("Fewer near misses were reported and more incidents: reporting may be failing. Ask why."),
}


class Kind(OfEvents):
    """How many of one kind were noticed, month by month."""

    kind = ""
    unit = ""
    signal = _(
        "A month beyond the limits, or a long row of months on one side of the middle (Anhøj). The limits are those of "
        "a u chart for 30 days each, and wider where months differ more than chance explains. Two numbers side by side "
        "are no signal."
    )

    def told(self, asked, days: Days) -> Figure:
        count = getattr(days.tally(), self.kind)
        rate = rate_interval(count, 1)
        found = monthly.rates(days.months, self._count)
        verdict, unit = monthly.rates_verdict(days.months, found, _now("in 30 days")), _now("in 30 days")
        chart = monthly.rates_picture(str(self.title), days.months, found, verdict, unit) if days.months else None
        parts = (Part(str(self.title), str(count), self.kind),)
        numbers = (float(count), rate.low, rate.high, count)
        words = joined(self.words(count), verdict.shows if verdict.decided or verdict.stands_out else "")
        return Figure(words, *numbers, parts, chart, verdict, is_signal=verdict.decided or verdict.stands_out)

    def words(self, count: int) -> str:
        raise NotImplementedError

    def records(self, asked, part: str):
        return shown(asked, kind=part) if part == self.kind else shown(asked).none()

    def _count(self, month: Month) -> int:
        return getattr(month.tally, self.kind)


@measure("near_misses", place="trends", order=10)
class NearMisses(Kind):
    title = _("Near misses")
    counts = _(
        "Events of the kind near miss, by the day on which they were noticed; where nobody said when, by the day on "
        "which they were written down. Events told twice count once. There is no target: more reports can mean more "
        "trouble, or more trust."
    )
    gamed = _("With quotas, by reporting what is trivial.")
    guard = _("Nobody gets a target, and how long replies take stands on the same page.")
    kind = EventKind.NEAR_MISS

    def words(self, count: int) -> str:
        return ngettext("%(n)s near miss was noticed.", "%(n)s near misses were noticed.", count) % {"n": count}


@measure("incidents", place="trends", order=12)
class Incidents(Kind):
    title = _("Incidents")
    counts = _(
        "Events of the kind incident, with harm or without, by the day on which they were noticed; where nobody said "
        "when, by the day on which they were written down. Events told twice count once."
    )
    gamed = _("By recording an incident as something else, or not at all.")
    guard = _("It stands beside the near misses: if both fall together, ask whether people still speak up.")
    kind = EventKind.INCIDENT

    def words(self, count: int) -> str:
        return ngettext("%(n)s incident was noticed.", "%(n)s incidents were noticed.", count) % {"n": count}


@measure("near_miss_ratio", place="else", order=16)
class NearMissRatio(OfEvents):
    title = _("Near misses for each incident")
    counts = _(
        "Near misses divided by incidents, both noticed in these days. It rises when people report more, and also when "
        "fewer incidents are written down."
    )
    unit = "ratio"
    gamed = _("By trivial reports, or by writing down fewer incidents.")
    guard = _("Both numbers stand beside it, each with its own chart.")

    @property
    def signal(self):
        first = _now("Both numbers beside those of the days before, each by an exact test of two rates:")
        last = _now("Anything else says nothing yet, and so do days before anything was written down here.")
        return joined(first, *(str(words) for words in MEANINGS.values()), last)

    def told(self, asked, days: Days) -> Figure:
        now = days.tally()
        parts = (
            Part(_now("Near misses"), str(now.near_miss), EventKind.NEAR_MISS),
            Part(_now("Incidents"), str(now.incident), EventKind.INCIDENT),
        )
        meaning = _meaning(asked, days)
        return Figure(
            _words(now.near_miss, now.incident),
            *_ratio(now.near_miss, now.incident),
            now.near_miss + now.incident,
            parts=parts,
            notes=(str(meaning),) if meaning else (),
        )

    def compare(self, asked, now: Figure, before: Figure) -> Verdict | None:
        days = Days.of(asked)
        meaning = _meaning(asked, days) if days.is_known else ""
        if not meaning:
            return Verdict(_now("No clear change of both numbers that could be read together."), "")
        return Verdict(
            str(meaning), _now("Which of these it is, the numbers do not say: ask the people."), decided=True
        )

    def records(self, asked, part: str):
        kinds = (EventKind.NEAR_MISS, EventKind.INCIDENT)
        return shown(asked, kind=part) if part in kinds else shown(asked).none()


def _ratio(near_misses: int, incidents: int) -> tuple[float | None, float | None, float | None]:
    """From the exact interval of the share of near misses among both, as odds. Of too few, none."""
    if not incidents or near_misses + incidents < LEAST:
        return None, None, None
    found = exact_interval(near_misses, near_misses + incidents)
    high = found.high / (1 - found.high) if found.high < 1 else None
    return near_misses / incidents, found.low / (1 - found.low), high


def _words(near_misses: int, incidents: int) -> str:
    if not near_misses and not incidents:
        return _now("Neither a near miss nor an incident was noticed in these days.")
    if not incidents:
        words = ngettext("%(n)s near miss, no incidents.", "%(n)s near misses, no incidents.", near_misses)
        return words % {"n": near_misses}
    ratio, low, high = _ratio(near_misses, incidents)
    if ratio is None:
        words = _now("Near misses to incidents: %(x)s to %(y)s. Too early to name a ratio.")
        return words % {"x": near_misses, "y": incidents}
    words = _now("%(ratio)s near misses for each incident (%(x)s to %(y)s). Anything from %(low)s to %(high)s fits.")
    told = {"ratio": told_ratio(ratio), "x": near_misses, "y": incidents, "low": told_ratio(low or 0)}
    return words % (told | {"high": told_ratio(high or 0)})


def _meaning(asked, days: Days):
    """Where a row of the table fits; nothing where it does not, or where nobody kept a log in all the days before."""
    times = asked.before.days_so_far, asked.days_so_far
    if not all(times) or not days.reach_back_to(asked.period.before.since):
        return ""
    then, now = days.tally(asked.period.before), days.tally()
    kinds = (EventKind.NEAR_MISS, EventKind.INCIDENT)
    directions = [_direction(getattr(then, kind), times[0], getattr(now, kind), times[1]) for kind in kinds]
    return MEANINGS.get((directions[0], directions[1]), "")


def _direction(before: int, time_before: int, now: int, time_now: int) -> str:
    compared = compare_rates(before, time_before, now, time_now)
    return UP if is_more(compared) else DOWN if is_fewer(compared) else FLAT
