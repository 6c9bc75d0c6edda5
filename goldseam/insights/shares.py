"""A share as a figure: how many of how many, what else fits the same counts, and nothing where there are too few."""

from django.utils.translation import gettext as _

from goldseam.insights.measure import Figure, Part
from goldseam.statistics.proportions import wilson
from goldseam.verdicts.words import joined, percent

LEAST = 5  # Of fewer, the records themselves say more than any share.


def share_figure(x: int, n: int, words: str, none: str, parts: tuple[Part, ...] = (), **more) -> Figure:
    """`words` says what is counted, with %(x)s, %(n)s; `none` is said where nothing is, never “0 %”."""
    if not n:
        return Figure(none, n=0, parts=parts, **more)
    told = words % {"x": x, "n": n}
    if n < LEAST:
        return Figure(joined(told, _("Too early to name a share.")), n=n, parts=parts, **more)
    found = wilson(x, n)
    return Figure(joined(told, _range(found)), found.share, found.low, found.high, n, parts, **more)


def _range(found) -> str:
    words = _("That is %(share)s; anything from %(low)s to %(high)s fits.")
    return words % {"share": percent(found.share), "low": percent(found.low), "high": percent(found.high)}
