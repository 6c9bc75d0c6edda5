"""A Pareto chart in words: the few kinds that make up most, and whether the first is really ahead."""

import itertools
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.binomial import doubled
from goldseam.statistics.pareto import Bar
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import joined, listed, percent

LEAST = 5
FEW = 3
MOST = 0.6


def of(bars: Sequence[Bar], other: str | None = None) -> Verdict:
    """What happens most. The bar named `other` is no kind of its own."""
    kinds = [bar for bar in bars if bar.name != other]
    total = sum(bar.count for bar in bars)
    if total < LEAST or not kinds:
        return Verdict(
            _so_few(total), _("Too early to speak of a pattern."), _more(LEAST - total) if total < LEAST else ""
        )
    is_ahead = len(kinds) < 2 or _leads(kinds)
    return Verdict(_most(kinds, total), joined(_unsure(kinds) if not is_ahead else "", _grave()), decided=is_ahead)


def _so_few(total: int) -> str:
    if not total:
        return _("Nothing has been counted yet.")
    return ngettext("%(total)s has been counted.", "%(total)s have been counted.", total) % {"total": total}


def _more(more: int) -> str:
    return ngettext("Wait for %(more)s more at least.", "Wait for %(more)s more at least.", more) % {"more": more}


def _most(kinds: Sequence[Bar], total: int) -> str:
    first = _few(kinds, total)
    words = ngettext(
        "%(names)s makes up %(share)s of %(total)s.", "%(names)s together make up %(share)s of %(total)s.", len(first)
    )
    share = sum(bar.count for bar in first) / total
    return words % {
        "names": listed([_("“%(name)s”") % {"name": bar.name} for bar in first]),
        "share": percent(share),
        "total": total,
    }


def _few(kinds: Sequence[Bar], total: int) -> list[Bar]:
    """The first that make up most together, and never more than three."""
    so_far = itertools.accumulate(bar.count for bar in kinds)
    enough = next((number for number, count in enumerate(so_far, 1) if count >= MOST * total), FEW)
    return list(kinds[: min(enough, FEW)])


def _leads(kinds: Sequence[Bar]) -> bool:
    """Stricter the more kinds there are: one of many is the first by luck alone."""
    first, second = kinds[0].count, kinds[1].count
    return doubled(first, first + second, 0.5) < 0.05 / (len(kinds) - 1)


def _unsure(kinds: Sequence[Bar]) -> str:
    words = _("Whether “%(first)s” really happens more often than “%(second)s”, these counts do not say.")
    return words % {"first": kinds[0].name, "second": kinds[1].name}


def _grave() -> str:
    return _("How often is not how grave: something rare may matter more.")
