"""Two rates in words: how often before, how often since, and whether that is more than chance."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.rates import Rate, RateComparison, compare_rates, rate_interval, time_until_clear
from goldseam.verdicts.verdict import Better, Verdict, mood_of
from goldseam.verdicts.words import amount, figure, joined, times, unit_name

LONGEST = {"hour": 24 * 365, "day": 3650, "week": 520, "month": 120}


def of(
    before: int, time_before: float, after: int, time_after: float, better: Better = "lower", unit: str = "week"
) -> Verdict:
    """`before` events in `time_before`, `after` events in `time_after`, both in `unit` (hour, day, week, month)."""
    compared = compare_rates(before, time_before, after, time_after)
    if is_fewer(compared) or is_more(compared):
        return Verdict(meaning(compared), _else_changed(), mood=mood_of(is_more(compared), better), decided=True)
    return Verdict(
        meaning(compared), _too_early(before, after), _missing((before, time_before, after, time_after), better, unit)
    )


def of_one(events: int, time: float, unit: str = "week") -> Verdict:
    """`events` in `time`, and how often it may really happen."""
    found = rate_interval(events, time)
    facts = {"stretch": times(time, unit), "least": times(rounded(1 / found.high), unit)}
    if not events:
        words = _("It has not happened in %(stretch)s. Once in %(least)s, or more seldom, fits.")
        return Verdict(words % facts, _("That it has not been seen does not mean that it cannot happen."))
    if found.rate >= 1:
        return Verdict(_often(found, times(time, unit), unit), _no_direction())
    words = ngettext(
        "It happened %(events)s time in %(stretch)s. Anything from once in %(least)s to once in %(most)s fits.",
        "It happened %(events)s times in %(stretch)s. Anything from once in %(least)s to once in %(most)s fits.",
        events,
    )
    shows = words % {**facts, "events": events, "most": times(rounded(1 / found.low), unit)}
    return Verdict(shows, _no_direction())


def _often(found: Rate, stretch: str, unit: str) -> str:
    facts = {"rate": amount(found.rate), "low": amount(found.low), "high": amount(found.high)}
    words = ngettext(
        "In %(stretch)s it happened %(rate)s time per %(unit)s. Anything from %(low)s to %(high)s times fits.",
        "In %(stretch)s it happened %(rate)s times per %(unit)s. Anything from %(low)s to %(high)s times fits.",
        1 if facts["rate"] == "1" else 2,
    )
    return words % {**facts, "stretch": stretch, "unit": unit_name(unit)}


def _no_direction() -> str:
    return _("Whether it becomes rarer or more frequent, one rate does not say.")


def rounded(value: float) -> float:
    """Two digits are enough for “once in …”."""
    return float(f"{value:.2g}")


def is_fewer(compared: RateComparison) -> bool:
    """The whole interval says that it happens less often now."""
    return compared.low is not None and compared.low > 1


def is_more(compared: RateComparison) -> bool:
    return compared.high is not None and compared.high < 1


def meaning(compared: RateComparison) -> str:
    """The ratio of both rates, and what else fits the same counts."""
    if compared.p is None:
        return _("Nothing was counted, neither before nor since, so there is nothing to compare.")
    if compared.low is None and is_more(compared):
        return _(
            "Before, it had not happened. That fits with %(least)s times as often now, or more (95%% interval without "
            "an upper end)."
        ) % {"least": figure(1 / (compared.high or 1))}
    if compared.low is None:
        return _("Nothing was counted before, so there is nothing yet that it could happen less often than.")
    if compared.ratio is not None and compared.ratio < 1 and compared.ratio:
        return _more_often_now(compared.ratio, compared.low, compared.high or 1)
    if compared.ratio is None:
        return _(
            "Since the change it has not happened. That fits with %(low)s times as often before, or more "
            "(95%% interval without an upper end)."
        ) % {"low": figure(compared.low)}
    return _("Before, it happened %(ratio)s times as often as now (95%% interval: %(low)s to %(high)s).") % {
        "ratio": figure(compared.ratio),
        "low": figure(compared.low),
        "high": figure(compared.high or 0),
    }


def _more_often_now(ratio: float, low: float, high: float) -> str:
    """The same ratio the other way round: nobody thinks in halves of an event."""
    return _("Now it happens %(ratio)s times as often as before (95%% interval: %(low)s to %(high)s).") % {
        "ratio": figure(1 / ratio),
        "low": figure(1 / high),
        "high": figure(1 / low),
    }


def _else_changed() -> str:
    return _("Something else may have changed in the same time: think of season, amount of work, and reporting.")


def _too_early(before: int, after: int) -> str:
    if not before and not after:
        return _("Too early to say: nothing seen is not the same as nothing there.")
    return _("Too early to say: the same counts fit with no change at all.")


def _missing(counted: tuple[int, float, int, float], better: Better, unit: str) -> str:
    more = time_until_clear(*counted, LONGEST.get(unit, 1000), "higher" if better == "higher" else "lower")
    if more is None:
        return _(
            "These counts alone will not show it soon. Look for something that happens more often: was the new line "
            "used, did it catch something?"
        )
    if counted[2] == 0:
        words = _("If it stays away for about %(more)s more, the numbers would support the change.")
    else:
        words = _("If it goes on at the rate since the change, about %(more)s more would show it in half of all cases.")
    return joined(words % {"more": times(more, unit)}, _no_peeking())


def _no_peeking() -> str:
    return _("Look again then, and not before: looking again and again finds chance as well.")
