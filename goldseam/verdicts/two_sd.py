"""A guardrail in words: where it lies, how often chance alone crosses it, and what crossing it means."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.silence import Silence
from goldseam.statistics.two_sd import LEAST, Limit, Side
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import amount, joined, out_of_hundred, times


def of(
    limit: Limit, side: Side = "below", looks: int = 0, in_a_row: int = 1, unit: str = "", every: str = "day"
) -> Verdict:
    """What a guardrail will do that is looked at `looks` times, once in each `every` (day, week)."""
    if limit.why_silent or limit.mean is None:
        return _silent(limit)
    shows = joined(_rule(limit, side, in_a_row, unit), _by_chance(limit, looks, in_a_row, every))
    return Verdict(shows, _not_harm(), "" if limit.is_steady else _unsteady(), decided=limit.is_steady)


def of_crossing(value: float, limit: float, side: Side = "below", unit: str = "") -> Verdict:
    """The guardrail has fired."""
    words = (
        _("%(value)s lies below the limit of %(limit)s.")
        if side == "below"
        else _("%(value)s lies above the limit of %(limit)s.")
    )
    return Verdict(
        words % {"value": amount(value, unit), "limit": amount(limit, unit)},
        _not_harm(),
        _("Pause, and let a person look before it goes on."),
        mood="attention",
        decided=True,
    )


def _silent(limit: Limit) -> Verdict:
    if limit.why_silent == Silence.NO_VARIATION:
        return Verdict(
            _("All values of the baseline are the same."),
            _("No limit can be drawn from them."),
            _("Set a limit by hand."),
        )
    words = ngettext("The baseline has %(n)s value.", "The baseline has %(n)s values.", limit.n)
    more = LEAST - limit.n
    missing = ngettext("%(more)s more value is needed.", "%(more)s more values are needed.", more)
    return Verdict(words % {"n": limit.n}, _("Too early to draw a limit from them."), missing % {"more": more})


def _rule(limit: Limit, side: Side, in_a_row: int, unit: str) -> str:
    at = limit.lower if side == "below" else limit.upper
    facts = {"limit": amount(at or 0, unit), "usual": amount(limit.mean or 0, unit), "rows": in_a_row}
    if side == "below":
        words = ngettext(
            "It fires at the first value below %(limit)s; usual is %(usual)s.",
            "It fires at %(rows)s values running below %(limit)s; usual is %(usual)s.",
            in_a_row,
        )
    else:
        words = ngettext(
            "It fires at the first value above %(limit)s; usual is %(usual)s.",
            "It fires at %(rows)s values running above %(limit)s; usual is %(usual)s.",
            in_a_row,
        )
    return words % facts


def _by_chance(limit: Limit, looks: int, in_a_row: int, every: str) -> str:
    if not looks:
        return ""
    words = _("In %(stretch)s without any real change it would still fire %(often)s.")
    return words % {"stretch": times(looks, every), "often": out_of_hundred(limit.false_alarms(looks, in_a_row))}


def _not_harm() -> str:
    return _("A value beyond the limit is a reason to look, not proof of harm; and a small harm may stay within it.")


def _unsteady() -> str:
    return _("The baseline itself is not steady: its run chart shows a change. Take a quieter stretch.")
