"""Two shares in words: how many of how many before and since, and whether that is more than chance."""

import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.proportions import Share, SharesCompared, compare_shares, wilson
from goldseam.statistics.sample_sizes import for_shares
from goldseam.verdicts.verdict import Better, Verdict, mood_of
from goldseam.verdicts.words import by_chance, joined, percent, point_number, points

ALPHA = 0.05
MOST = 100_000


def of_one(x: int, n: int) -> Verdict:
    """One share, with the shares that fit the same counts."""
    found = wilson(x, n)
    if found.share is None:
        return Verdict(_("Nothing has been counted yet."), _("Too early to name a share."))
    words = _("%(share)s. With so few counted, anything from %(low)s to %(high)s fits.")
    if n >= 100:
        words = _("%(share)s. Anything from %(low)s to %(high)s fits.")
    shows = words % {"share": _of(found), "low": percent(found.low), "high": percent(found.high)}
    return Verdict(shows, _("Whether it is rising or falling, one share does not say."))


def of(x_before: int, n_before: int, x_after: int, n_after: int, better: Better = "") -> Verdict:
    """`x_before` of `n_before`, then `x_after` of `n_after`. The exact test decides, the interval tells the size."""
    compared = compare_shares(x_before, n_before, x_after, n_after)
    if compared.difference.difference is None:
        return Verdict(_one_side(compared), _("Too early to say: there is nothing to compare with."))
    shows = joined(_both(compared), _size(compared), by_chance(compared.p))
    if is_clear(compared):
        is_higher = compared.difference.difference < 0
        return Verdict(shows, _else_changed(), mood=mood_of(is_higher, better), decided=True)
    return Verdict(shows, _too_early(compared), _missing(compared))


def is_clear(compared: SharesCompared) -> bool:
    """Both ways of reckoning agree that there is a difference."""
    return compared.p < ALPHA and not _fits_nothing(compared)


def _fits_nothing(compared: SharesCompared) -> bool:
    return compared.difference.low <= 0 <= compared.difference.high


def _one_side(compared: SharesCompared) -> str:
    sides = [side for side in (compared.first, compared.second) if side.n]
    return _of(sides[0]) + "." if sides else _("Nothing has been counted yet.")


def _both(compared: SharesCompared) -> str:
    return _("%(before)s before, %(after)s after.") % {"before": _of(compared.first), "after": _of(compared.second)}


def _of(side: Share) -> str:
    return _("%(x)s of %(n)s (%(share)s)") % {"x": side.x, "n": side.n, "share": percent(side.share or 0)}


def _size(compared: SharesCompared) -> str:
    found, low, high = compared.difference
    if not found:
        words = _("Both shares are the same; up to %(low)s more, or %(high)s less, fits as well.")
        return words % {"low": points(low), "high": points(high)}
    near, far = (low, high) if found > 0 else (-high, -low)
    facts = {"size": points(found), "near": point_number(near), "far": points(far)}
    return (_less(near > 0) if found > 0 else _more(near > 0)) % facts


def _less(is_bounded: bool) -> str:
    if is_bounded:
        return _("That is %(size)s less; anything from %(near)s to %(far)s less fits.")
    return _("That is %(size)s less; anything from %(near)s more to %(far)s less fits.")


def _more(is_bounded: bool) -> str:
    if is_bounded:
        return _("That is %(size)s more; anything from %(near)s to %(far)s more fits.")
    return _("That is %(size)s more; anything from %(near)s less to %(far)s more fits.")


def _else_changed() -> str:
    return _("Something else may have changed in the same time: other people, other cases, another way of counting.")


def _too_early(compared: SharesCompared) -> str:
    if _fits_nothing(compared) and compared.p >= ALPHA:
        return _("Too early to say: the same counts fit with no change at all.")
    return _("Too early to say: it lies on the border, and two sound ways of reckoning disagree.")


def _missing(compared: SharesCompared) -> str:
    needed = for_shares(compared.first.share or 0, compared.second.share or 0)
    if needed is None or needed.each > MOST:
        return _("The two are so close that counting on will hardly tell them apart.")
    words = ngettext(
        "If the shares stay as they are, %(each)s in each group would show it about three times out of four.",
        "If the shares stay as they are, %(each)s in each group would show it about three times out of four.",
        needed.each,
    )
    return words % {"each": max(needed.each, math.ceil(min(compared.first.n, compared.second.n) + 1))}
