"""Looking before the end, in words: what it costs, and whether one may claim something now."""

import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.given import count, share
from goldseam.statistics.looking_early import AnyTime, Looks, bonferroni, false_alarm_share, obrien_fleming, pocock
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import amount, figure, joined, out_of_hundred

ALPHA = 0.05
WAYS = {"bonferroni": bonferroni, "obrien_fleming": obrien_fleming, "pocock": pocock}


def of_plan(way: str, looks: int = 1) -> Verdict:
    """What a way of looking means: “once”, “bonferroni”, “obrien_fleming”, “pocock”, “any_time”, or “” for none."""
    if way == "once":
        return Verdict(_("One look, at the planned end."), _("An earlier look cannot claim a benefit."), decided=True)
    if way == "any_time":
        return Verdict(
            _("One may look after every single case: the bar is higher, and holds however often one looks."),
            _("It takes more cases than one look at the end."),
            decided=True,
        )
    if way not in WAYS:
        return _unplanned(looks)
    return Verdict(_planned(WAYS[way](looks), looks), _harm(), decided=True)


def of_look(p: float, look: int, way: str, looks: int) -> Verdict:
    """Whether the `look`-th of so many looks, planned that way, may claim a benefit with this p.

    Raises ValueError for what is no chance, no planned look, or no way that plans looks.
    """
    if not 1 <= count(look) <= count(looks):
        raise ValueError("This is none of the planned looks.")
    if share(p) < _allowed(way, look, looks):
        return Verdict(
            _("The difference is clear enough for look %(look)s of %(looks)s.") % {"look": look, "looks": looks},
            _("Stopping early tends to make the effect look larger than it is."),
            decided=True,
        )
    if look == looks:
        return Verdict(
            _("At the last look the difference is not clear enough."), _("That is no proof that there is none.")
        )
    left = looks - look
    words = ngettext("%(left)s more look is planned.", "%(left)s more looks are planned.", left)
    return Verdict(
        _("At look %(look)s of %(looks)s the difference is not clear enough to stop.") % {"look": look, "looks": looks},
        _("Too early to say: looks before the end need a larger difference."),
        words % {"left": left},
    )


def _allowed(way: str, look: int, looks: int) -> float:
    if way == "once":
        return ALPHA if look == looks else 0.0
    if way not in WAYS:
        raise ValueError("This way plans no looks.")
    return WAYS[way](looks).p[look - 1]


def of_any_time(found: AnyTime) -> Verdict:
    """What the cases so far say, however often somebody has looked."""
    if found.stops:
        return Verdict(
            _("The cases so far are clear enough to stop, however often one has looked."),
            _("Stopping early tends to make the effect look larger than it is."),
            decided=True,
        )
    words = _(
        "Too early to say: a bet against “nothing changed” would stand at %(now)s times the stake, and %(bar)s is "
        "asked for."
    )
    return Verdict(_so_far(found), words % {"now": _rounded_down(found.m), "bar": amount(found.bar)}, _go_on())


def _rounded_down(m: float) -> str:
    """What has not reached the bar must not look as if it had."""
    if m < 0.01:
        return amount(m)
    return figure(math.floor(m)) if m >= 10 else figure(math.floor(100 * m) / 100)


def _so_far(found: AnyTime) -> str:
    if not found.n:
        return _("There is no case yet.")
    words = ngettext("%(successes)s of %(n)s case so far.", "%(successes)s of %(n)s cases so far.", found.n)
    return words % {"successes": found.successes, "n": found.n}


def _go_on() -> str:
    return _("Go on counting; looking again costs nothing.")


def _unplanned(looks: int) -> Verdict:
    words = ngettext(
        "With %(looks)s look, chance alone would seem to be an effect %(often)s.",
        "With %(looks)s looks and no correction, chance alone would seem to be an effect %(often)s.",
        looks,
    )
    shows = words % {"looks": looks, "often": out_of_hundred(false_alarm_share(looks))}
    return Verdict(shows, _("Choose before the start how often you will look, and how."))


def _planned(plan: Looks, looks: int) -> str:
    words = ngettext(
        "%(looks)s look is planned. It may claim a benefit only where chance alone seldom does as much: %(last)s.",
        "%(looks)s looks are planned. They may claim a benefit only where chance alone seldom does as much: %(first)s "
        "at the first look, %(last)s at the last.",
        looks,
    )
    together = _("Without any real change, all looks together claim one in at most 5 of 100 trials.")
    return joined(
        words % {"looks": looks, "first": out_of_hundred(plan.p[0]), "last": out_of_hundred(plan.p[-1])}, together
    )


def _harm() -> str:
    return _("This is about claims of benefit. For harm, stop at once, at any time.")
