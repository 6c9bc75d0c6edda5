"""What people should know before they rely on a watch: how often it fires with nothing wrong, and where it would have
fired so far."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.guardrails.models.watch_drawing import How
from goldseam.measurements.crossing import of_volume
from goldseam.measurements.figures import figures
from goldseam.measurements.labels import label_of
from goldseam.measurements.limits import Side, known_of
from goldseam.measurements.series_kind import Every
from goldseam.statistics.false_alarms import false_alarms, false_alarms_two_or_three
from goldseam.statistics.means import spread
from goldseam.statistics.two_sd import LEAST
from goldseam.verdicts.words import listed, percent, times

LOOKS = (14, 30)
SDS = {How.TWO_SD: 2.0, How.THREE_SD: 3.0}
NEWEST = 1_000
MOST_NAMED = 5


def alarms_of(watch, looks: int, knows_limit: bool = False) -> float | None:
    """How often it fires within so many values although nothing changes; None where that cannot be told.

    `knows_limit`: as if the limit were known exactly, not drawn from a number of values.
    """
    known = known_of(watch.series, watch.baseline)
    if watch.lack or len(known) < LEAST:
        return None
    drawn_from = None if knows_limit else len(known)
    if watch.how == How.TWO_OR_THREE:
        return false_alarms_two_or_three(looks, drawn_from)
    if watch.how in SDS:
        return false_alarms(looks, SDS[watch.how], watch.in_a_row, drawn_from)
    sds = _sds_of(watch, known)
    return false_alarms(looks, sds, watch.in_a_row) if sds else None


def alarms_in_words(watch) -> list[str]:
    """A sentence for two weeks' and a month's worth of values."""
    if watch.lack:
        return [watch.lack]
    found = [_alarm(watch, looks) for looks in LOOKS]
    return [words for words in found if words] or [
        _(
            "How often it would fire with nothing wrong cannot be told: that takes %(least)d values, and a limit on "
            "the far side of what is usual."
        )
        % {"least": LEAST}
    ]


def _alarm(watch, looks: int) -> str:
    """Of an armed one, as it was said when it was armed."""
    kept = watch.activation if watch.is_active else None
    share = kept.alarms.get(str(looks)) if kept else alarms_of(watch, looks)
    if share is None:
        return ""
    told = {"stretch": _stretch(watch.series, looks), "share": percent(share)}
    words = _("In %(stretch)s with nothing wrong it would fire in %(share)s of all cases.") % told
    exact = None if kept or watch.how == How.LIMIT else alarms_of(watch, looks, knows_limit=True)
    if exact is None or percent(exact) == told["share"] or exact > share:
        return words
    told = {"exact": percent(exact), "n": str(len(watch.baseline))}
    more = _("It would be %(exact)s if the limit were known exactly, and not drawn from %(n)s values.") % told
    return f"{words} {more}"


def _stretch(series, looks: int) -> str:
    if series.every == Every.EVENT:
        return ngettext("%(num)d value", "%(num)d values", looks) % {"num": looks}
    return times(looks, series.every)


def _sds_of(watch, known: list[float]) -> float | None:
    """How far a limit that was set by hand lies from what is usual, on its side."""
    sd, mean = spread(known), sum(known) / len(known)
    if not sd or watch.limit is None:
        return None
    away = (mean - watch.limit if watch.side == Side.BELOW else watch.limit - mean) / sd
    return away if away > 0 else None


@dataclass(frozen=True)
class TriedOut:
    """Where it would have fired on the values so far: their places among `points`."""

    points: list
    places: list[int]
    words: str


def tried_out(watch) -> TriedOut:
    """As if it had been armed again at once, each time it fired."""
    rows = watch.series.points.standing().order_by("-at").values_list("pk", "at", "amount", "of", named=True)
    everything = list(rows[:NEWEST])[::-1]
    points, values = of_volume(everything, figures(watch.series, everything), watch.least)
    places: list[int] = []
    start = 0
    while not watch.lack and (found := watch.first_crossing(points[start:], values[start:])) is not None:
        places.append(start + found)
        start += found + 1
    return TriedOut(points, places, _told(watch, points, places))


def _told(watch, points: list, places: list[int]) -> str:
    if watch.lack or not points:
        return ""
    number = ngettext("the one value", "the %(num)d values", len(points)) % {"num": len(points)}
    if not places:
        return _("On %(values)s so far it would never have fired.") % {"values": number}
    days = listed([label_of(watch.series, points[place].at) for place in places[-MOST_NAMED:]])
    words = ngettext(
        "On %(values)s so far it would have fired once: %(days)s.",
        "On %(values)s so far it would have fired %(num)d times, last %(days)s.",
        len(places),
    )
    return words % {"values": number, "num": len(places), "days": days}
