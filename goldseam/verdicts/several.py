"""Several questions at once, in words: the more one asks, the more often chance answers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.several import holm
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import listed

ALPHA = 0.05


def of(ps: Mapping[str, float]) -> Verdict:
    """Which of several measures, by name with their p, still show a difference when all of them are looked at."""
    if not ps:
        return Verdict(_("No measure was looked at."), _("Too early to say."))
    adjusted = dict(zip(ps, holm(list(ps.values())), strict=True))
    clear = [name for name, p in adjusted.items() if p < ALPHA]
    if clear:
        return Verdict(_clear(clear, len(ps)), _asked(len(ps)), decided=True)
    words = ngettext(
        "The one measure shows no clear difference.", "None of %(number)s measures shows a clear difference.", len(ps)
    )
    return Verdict(words % {"number": len(ps)}, _asked(len(ps)), _("Name one measure beforehand that decides."))


def _clear(names: list[str], number: int) -> str:
    words = ngettext(
        "%(names)s shows a clear difference, also when %(number)s measures are looked at together.",
        "%(names)s show a clear difference, also when %(number)s measures are looked at together.",
        len(names),
    )
    return words % {"names": listed([_("“%(name)s”") % {"name": name} for name in names]), "number": number}


def _asked(number: int) -> str:
    words = ngettext(
        "One measure was looked at.",
        "%(number)s measures were looked at: one of them often differs by chance alone.",
        number,
    )
    return words % {"number": number}
