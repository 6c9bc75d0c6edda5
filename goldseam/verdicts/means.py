"""Two averages in words: how far apart, and whether that is more than chance."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.means import Mean, MeansCompared
from goldseam.statistics.sample_sizes import for_means
from goldseam.statistics.silence import Silence
from goldseam.verdicts.verdict import Better, Verdict, mood_of
from goldseam.verdicts.words import amount, by_chance, joined

LEAST = 5
MOST = 100_000


def of_one(mean: Mean, unit: str = "") -> Verdict:
    """One average, with the averages that fit the same values."""
    if mean.mean is None or mean.low is None or mean.high is None:
        return Verdict(_alone(mean, unit), _("Too early to say how exactly it is known."))
    words = _("%(mean)s on average of %(n)s; anything from %(low)s to %(high)s fits.")
    facts = {"n": mean.n, "low": amount(mean.low), "high": amount(mean.high, unit)}
    return Verdict(
        words % {**facts, "mean": amount(mean.mean, unit)},
        _("Whether it is rising or falling, one average does not say."),
    )


def of(compared: MeansCompared, better: Better = "", unit: str = "") -> Verdict:
    """The averages before and after. With less than five values in a group no claim is made."""
    if compared.difference is None:
        return Verdict(
            _("There are no values before, or none after."), _("Too early to say: there is nothing to compare.")
        )
    if compared.low is None or compared.high is None or compared.p is None:
        return Verdict(_both(compared, unit), _why_silent(compared), _more(compared))
    shows = joined(
        _both(compared, unit), _size(compared.difference, compared.low, compared.high, unit), by_chance(compared.p)
    )
    if is_clear(compared):
        return Verdict(shows, _else_changed(), mood=mood_of(compared.difference < 0, better), decided=True)
    return Verdict(shows, _too_early(compared), _missing(compared))


def is_clear(compared: MeansCompared) -> bool:
    """The interval lies on one side of zero, and there are at least five values in each group."""
    if compared.low is None or compared.high is None or _fewest(compared) < LEAST:
        return False
    return compared.low > 0 or compared.high < 0


def _alone(mean: Mean, unit: str) -> str:
    if mean.mean is None:
        return _("There are no values yet.")
    words = ngettext("%(n)s value: %(mean)s.", "%(n)s values, %(mean)s on average.", mean.n)
    return words % {"n": mean.n, "mean": amount(mean.mean, unit)}


def _both(compared: MeansCompared, unit: str) -> str:
    return _("On average %(before)s before (%(n_before)s), %(after)s after (%(n_after)s).") % {
        "before": amount(compared.before.mean or 0, unit),
        "n_before": _values(compared.before.n),
        "after": amount(compared.after.mean or 0, unit),
        "n_after": _values(compared.after.n),
    }


def _values(n: int) -> str:
    return ngettext("%(n)s value", "%(n)s values", n) % {"n": n}


def _size(difference: float, low: float, high: float, unit: str) -> str:
    near, far = (low, high) if difference >= 0 else (-high, -low)
    if near > 0:
        words = (
            _("That is %(size)s less; anything from %(near)s to %(far)s less fits.")
            if difference > 0
            else _("That is %(size)s more; anything from %(near)s to %(far)s more fits.")
        )
    else:
        words = (
            _("That is %(size)s less; anything from %(near)s more to %(far)s less fits.")
            if difference >= 0
            else _("That is %(size)s more; anything from %(near)s less to %(far)s more fits.")
        )
    return words % {"size": amount(abs(difference), unit), "near": amount(abs(near)), "far": amount(far, unit)}


def _why_silent(compared: MeansCompared) -> str:
    if compared.why_silent == Silence.NO_VARIATION:
        return _(
            "Too early to say: nothing scatters at all, so chance cannot be reckoned. Was it measured finely enough?"
        )
    return _("Too early to say: one value shows nothing of how much they scatter.")


def _else_changed() -> str:
    return _(
        "Something else may have changed in the same time, and averages hide single large values: look at the run "
        "chart."
    )


def _too_early(compared: MeansCompared) -> str:
    if _fewest(compared) < LEAST:
        return _("Too early to say: with fewer than five values in a group, look at each of them.")
    return _("Too early to say: the same values fit with no change at all.")


def _missing(compared: MeansCompared) -> str:
    if _fewest(compared) < LEAST:
        return _more(compared)
    spread = max(compared.before.sd or 0, compared.after.sd or 0)
    needed = for_means(spread, compared.difference or 0)
    if needed is None or needed.each > MOST:
        return _("The two are so close that more values will hardly tell them apart.")
    each = max(needed.each, _fewest(compared) + 1)
    words = ngettext(
        "If it goes on like this, about %(each)s value in each group would show it four times out of five.",
        "If it goes on like this, about %(each)s values in each group would show it four times out of five.",
        each,
    )
    return words % {"each": each}


def _more(compared: MeansCompared) -> str:
    more = LEAST - _fewest(compared)
    if more <= 0:
        return ""
    words = ngettext("At least %(more)s more value is needed.", "At least %(more)s more values are needed.", more)
    return words % {"more": more}


def _fewest(compared: MeansCompared) -> int:
    return min(compared.before.n, compared.after.n)
