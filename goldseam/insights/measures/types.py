"""Which kinds of failure a time is made of."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.events.models import FailureType
from goldseam.insights.days.reading import Days, Month
from goldseam.insights.days.tally import UNCLASSIFIED, Tally
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures.of_events import OfEvents, shown
from goldseam.patterns.asked import WENT_WELL
from goldseam.patterns.mix.counted import Stretch
from goldseam.patterns.mix.pictures import counts_picture
from goldseam.patterns.periods import Period, month_name
from goldseam.statistics.proportions import wilson
from goldseam.statistics.tables import compare_mix
from goldseam.verdicts import Verdict
from goldseam.verdicts import tables as said
from goldseam.verdicts.words import joined, listed, percent

LEAST = 10  # With a label; fewer are told as numbers.


@measure("type_mix", place="trends", order=20)
class TypeMix(OfEvents):
    title = _("Preventable, complex, intelligent")
    counts = _(
        "What went wrong or nearly did, noticed in these days, by the type that people gave it; shares are out of "
        "those with a label. What nobody has classified yet is counted beside them. There is no good mix: a share also "
        "falls when more of the others is reported."
    )
    signal = _(
        "The types of these days beside those of the days before, by one test of the whole table (chi-square; exact "
        "where there are few). A single share that moved is no signal."
    )
    gamed = _("By changing labels.")
    guard = _("Each label stands with its reason, and every label an event had is kept.")

    def told(self, asked, days: Days) -> Figure:
        tally = days.tally()
        verdict = _verdict(days.tally(asked.period.before), tally)
        parts = [Part(str(FailureType(each).label), str(getattr(tally, each)), each) for each in FailureType.values]
        parts.append(Part(_now("Not classified yet"), str(tally.unclassified), UNCLASSIFIED))
        return Figure(
            joined(_words(tally), verdict.shows if verdict.decided else ""),
            n=tally.classified,
            parts=tuple(parts),
            chart=counts_picture([_stretch(month) for month in days.months], lambda month: ""),
            verdict=verdict,
            is_signal=verdict.decided,
        )

    def compare(self, asked, now: Figure, before: Figure) -> Verdict | None:
        return now.verdict

    def records(self, asked, part: str):
        if part not in {*FailureType.values, UNCLASSIFIED}:
            return shown(asked).none()
        return shown(asked, failure_type="" if part == UNCLASSIFIED else part).exclude(kind__in=WENT_WELL)


def _verdict(before: Tally, now: Tally) -> Verdict:
    table = [[getattr(tally, each) for each in FailureType.values] for tally in (before, now)]
    return said.of_mix(compare_mix(table), [str(FailureType(each).label) for each in FailureType.values])


def _words(tally: Tally) -> str:
    if not tally.classified:
        words = ngettext(
            "Nothing has a label: %(n)s event is not classified.",
            "Nothing has a label: %(n)s events are not classified.",
            tally.unclassified,
        )
        nothing = _now("Nothing that went wrong was noticed in these days.")
        return words % {"n": tally.unclassified} if tally.unclassified else nothing
    each = [f"{FailureType(one).label} {_share(tally, one)}" for one in FailureType.values]
    words = ngettext(
        "Of %(n)s event with a label: %(each)s.", "Of %(n)s events with a label: %(each)s.", tally.classified
    )
    return words % {"n": tally.classified, "each": listed(each)}


def _share(tally: Tally, failure_type: str) -> str:
    """“12 (60%, 41% to 77%)”; of few only how many."""
    x, n = getattr(tally, failure_type), tally.classified
    if n < LEAST:
        return str(x)
    found = wilson(x, n)
    told = {"x": x, "share": percent(found.share or 0), "low": percent(found.low), "high": percent(found.high)}
    return _now("%(x)s (%(share)s, %(low)s to %(high)s)") % told


def _stretch(month: Month) -> Stretch:
    tally, first = month.tally, month.period.since
    counts = {each: getattr(tally, each) for each in FailureType.values} | {"": tally.unclassified}
    return Stretch(month_name(first), Period.around(first, "month"), counts)
