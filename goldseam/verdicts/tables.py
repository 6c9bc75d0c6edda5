"""What groups are made of, in words: whether the mix of kinds differs between months, teams, shifts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.statistics.tables import MixCompared
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import by_chance, joined, listed

ALPHA = 0.05


def of_mix(found: MixCompared, names: Sequence[str]) -> Verdict:
    """`names` are those of the kinds, in the order of the columns."""
    if found.p is None:
        return Verdict(
            _("There is too little of each kind to compare what the groups are made of."),
            _("Too early to say whether the mix differs."),
            _("Count for longer, or put kinds together."),
        )
    if found.p < ALPHA:
        shows = joined(_("The groups are made of different kinds."), by_chance(found.p))
        return Verdict(shows, joined(_together(found, names), _which()), decided=True)
    shows = joined(_("No clear difference in what the groups are made of."), by_chance(found.p))
    return Verdict(
        shows, joined(_("Too early to say: the same counts fit with one mix for all."), _together(found, names))
    )


def _which() -> str:
    return _("Which kind makes the difference, and why, this does not say: look at the shares of each.")


def _together(found: MixCompared, names: Sequence[str]) -> str:
    """Which rare kinds were counted as one."""
    merged = [listed([_("“%(name)s”") % {"name": names[at]} for at in kind]) for kind in found.kinds if len(kind) > 1]
    words = _("%(names)s are so rare that they were counted as one kind.")
    return " ".join(words % {"names": group} for group in merged)
