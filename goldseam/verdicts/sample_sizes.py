"""What it takes to see a difference, said before the start, and what could be seen with less."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.sample_sizes import (
    Direction,
    Needed,
    detectable_difference,
    detectable_rate,
    detectable_share,
    for_means,
    for_rates,
    for_shares,
    time_to_collect,
)
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import amount, joined, many, percent, times, unit_name


def of_shares(
    before: float, after: float, available: float | None = None, per_unit: float | None = None, unit: str = "week"
) -> Verdict:
    """To tell a share of `before` from one of `after`.

    There will be `available` cases in each group, if that is known, and `per_unit` of them come in each `unit`.
    """
    needed = for_shares(before, after)
    if needed is None:
        return _no_difference()
    shows = joined(_each(needed, percent(before), percent(after)), _how_long(needed, per_unit, unit))
    if available is None or available >= needed.exact:
        return Verdict(shows, _three_of_four(), decided=available is not None)
    direction = _direction(before, after)
    seen = detectable_share(before, available, direction)
    return Verdict(shows, _too_small(), _with_less(many(available), seen is not None and percent(seen), direction))


def of_rates(before: float, after: float, available: float | None = None, unit: str = "week") -> Verdict:
    """To tell `before` events in each `unit` from `after`; with `available` units of time, before and after."""
    needed = for_rates(before, after)
    if needed is None:
        return _no_difference()
    shows = _for_how_long(needed, before, after, unit)
    if available is None or available >= needed.exact:
        return Verdict(shows, _four_of_five(), _sooner(), decided=available is not None)
    direction = _direction(before, after)
    seen = detectable_rate(before, available, direction)
    return Verdict(shows, _too_small(), joined(_within(times(available, unit), seen, direction), _sooner()))


def of_means(spread: float, difference: float, available: float | None = None, unit: str = "") -> Verdict:
    """To see averages `difference` apart where single values scatter by `spread` (a standard deviation)."""
    needed = for_means(spread, difference)
    if needed is None:
        return _no_difference()
    words = ngettext(
        "To see averages %(apart)s apart, where single values scatter by about %(spread)s, it takes %(each)s value "
        "before and as many after.",
        "To see averages %(apart)s apart, where single values scatter by about %(spread)s, it takes %(each)s values "
        "before and as many after.",
        needed.each,
    )
    facts = {"apart": amount(abs(difference), unit), "spread": amount(spread, unit), "each": needed.each}
    if available is None or available >= needed.exact:
        return Verdict(words % facts, _four_of_five(), decided=available is not None)
    seen = detectable_difference(spread, available)
    return Verdict(words % facts, _too_small(), _apart(many(available), seen is not None and amount(seen, unit)))


def _no_difference() -> Verdict:
    return Verdict(
        _("No difference is expected, so no number of cases could show it."),
        _("Say how much you expect it to change, and in which direction."),
    )


def _each(needed: Needed, before: str, after: str) -> str:
    words = ngettext(
        "To tell %(before)s from %(after)s, it takes %(each)s case before and as many after.",
        "To tell %(before)s from %(after)s, it takes %(each)s cases before and as many after.",
        needed.each,
    )
    return words % {"before": before, "after": after, "each": needed.each}


def _how_long(needed: Needed, per_unit: float | None, unit: str) -> str:
    if not per_unit:
        return ""
    stretch = times(time_to_collect(needed, per_unit), unit)
    return _("With the cases that come in, that is %(stretch)s for each.") % {"stretch": stretch}


def _for_how_long(needed: Needed, before: float, after: float, unit: str) -> str:
    words = _(
        "To tell %(before)s from %(after)s in each %(unit)s, one has to count for %(stretch)s before and as long after."
    )
    facts = {"before": amount(before), "after": amount(after), "unit": unit_name(unit)}
    return words % {**facts, "stretch": times(needed.exact, unit)}


def _four_of_five() -> str:
    return _("Even then, one in five trials of a change that really brings this much would not show it.")


def _three_of_four() -> str:
    """Of shares, since a claim needs the exact test as well, which is stricter than the curve."""
    return _("Even then, about one in four trials of a change that really brings this much would not show it.")


def _too_small() -> str:
    return _(
        "With what there will be, “no clear difference” would not mean that there is none. The trial can still show "
        "whether it works at all: then say beforehand that it tests only that."
    )


def _sooner() -> str:
    return _("Something that happens more often answers sooner: was it done as planned, how long did it take?")


def _with_less(available: str, seen: str | bool, direction: Direction) -> str:
    if not seen:
        return _("With %(available)s in each group, no change could be told from chance.") % {"available": available}
    if direction == "lower":
        words = _("With %(available)s in each group, only a fall to %(seen)s or lower could be told from chance.")
    else:
        words = _("With %(available)s in each group, only a rise to %(seen)s or higher could be told from chance.")
    return words % {"available": available, "seen": seen}


def _within(stretch: str, seen: float | None, direction: Direction) -> str:
    if seen is None:
        return _("In %(stretch)s, not even its complete end could be told from chance.") % {"stretch": stretch}
    if direction == "lower":
        words = _("In %(stretch)s, only a fall to %(seen)s or lower could be told from chance.")
    else:
        words = _("In %(stretch)s, only a rise to %(seen)s or higher could be told from chance.")
    return words % {"stretch": stretch, "seen": amount(seen)}


def _apart(available: str, seen: str | bool) -> str:
    if not seen:
        return _("With %(available)s in each group, no difference could be told from chance.") % {
            "available": available
        }
    words = _("With %(available)s in each group, averages must be %(seen)s apart to be told from chance.")
    return words % {"available": available, "seen": seen}


def _direction(before: float, after: float) -> Direction:
    return "lower" if after < before else "higher"
