"""Layers of defence in words: which of them stopped most, and what shares of holes do not say."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.binomial import doubled
from goldseam.statistics.layers import LayerHoles
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import joined

LEAST = 10


def of(layers: Sequence[LayerHoles], names: Sequence[str], n: int) -> Verdict:
    """Each layer with its name; `n` events in which anything was said about one."""
    held = sorted(range(len(layers)), key=lambda place: -layers[place].held)
    if n < LEAST or not held or not layers[held[0]].held:
        return Verdict(_so_far(n, bool(held) and layers[held[0]].held > 0), _too_early(), _more(n))
    first = held[0]
    leads = len(held) < 2 or _leads(layers[first].held, layers[held[1]].held, len(layers))
    unsure = "" if leads else _unsure(names[first], names[held[1]])
    return Verdict(_stopped_most(names[first], layers[first]), joined(unsure, not_its_rate()), decided=leads)


def not_its_rate() -> str:
    """The trap in every such figure."""
    return _(
        "These are shares among reported events, and not how often a layer fails: what it stops for good is never "
        "reported."
    )


def _so_far(n: int, has_held: bool) -> str:
    if not n:
        return _("Nobody has said of an event how its layers stood.")
    words = ngettext("Layers were told of in %(n)s event.", "Layers were told of in %(n)s events.", n) % {"n": n}
    return words if has_held else joined(words, _("None of them held."))


def _too_early() -> str:
    return _("Too early to say which layer stops most.")


def _more(n: int) -> str:
    more = LEAST - n
    if more <= 0:
        return ""
    words = ngettext("Wait for %(more)s more event at least.", "Wait for %(more)s more events at least.", more)
    return words % {"more": more}


def _stopped_most(name: str, layer: LayerHoles) -> str:
    words = ngettext(
        "“%(name)s” stopped most: %(held)s of the %(met)s that came so far.",
        "“%(name)s” stopped most: %(held)s of the %(met)s that came so far.",
        layer.holes.n,
    )
    return words % {"name": name, "held": layer.held, "met": layer.holes.n}


def _leads(first: int, second: int, layers: int) -> bool:
    """Stricter the more layers there are: one of many is the first by luck alone."""
    return doubled(first, first + second, 0.5) < 0.05 / (layers - 1)


def _unsure(first: str, second: str) -> str:
    words = _("Whether “%(first)s” really stops more than “%(second)s”, these counts do not say.")
    return words % {"first": first, "second": second}
