"""What the use of a checklist means, in words: each number with what it is out of, and how sure it is."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.runs.use import SAMPLE, Use
from goldseam.statistics.proportions import Share, wilson
from goldseam.verdicts.words import amount


class Measure(NamedTuple):
    """One measure: its name, the number in words, and what one should keep in mind with it."""

    name: str
    says: str
    caution: str


def measures_of(use: Use) -> list[Measure]:
    return [_use_rate(use), _completion(use), _catch_rate(use), _too_fast(use), _observed(use)]


def advice_of(use: Use) -> list[str]:
    """What to think about. Advice, not a verdict: the team knows more than its numbers."""
    found = []
    if use.never_catches:
        words = _("%(number)s finished runs, and none found a problem. Retire the list, or move it to where it can.")
        found.append(words % {"number": use.finished})
    found += [
        _("“%(line)s” is skipped in %(share)s. It stands at the wrong place, or nobody needs it.")
        % {"line": line.text, "share": with_interval(wilson(line.skipped, line.shown))}
        for line in use.lines
        if line.is_current and line.shown >= 10 and line.skip_share >= 0.3
    ]
    return found


def in_percent(share: float) -> str:
    return _("%(number)s%%") % {"number": amount(round(100 * share, 1))}


def of(x: int, n: int) -> str:
    """“3 of 20 (15%)”"""
    return _("%(x)s of %(n)s (%(share)s)") % {"x": x, "n": n, "share": in_percent(x / n if n else 0)}


def with_interval(share: Share) -> str:
    """“3 of 20 (15%); 5.2% to 36% fit”, and of none “0 of 20; up to 16.1% fits”."""
    facts = {"x": share.x, "n": share.n, "low": in_percent(share.low), "high": in_percent(share.high)}
    if not share.x:
        return _("%(x)s of %(n)s; up to %(high)s fits") % facts
    if share.x == share.n:
        return _("%(x)s of %(n)s; from %(low)s on fits") % facts
    return _("%(of)s; %(low)s to %(high)s fit") % (facts | {"of": of(share.x, share.n)})


def _use_rate(use: Use) -> Measure:
    if use.use is None:
        says = ngettext("%(num)s run", "%(num)s runs", use.started) % {"num": use.started}
        caution = _("Out of how many nobody says: moments come from a schedule, a gate, a webhook or the API.")
        return Measure(_("Used"), says, caution)
    caution = _("Moments still open do not count.")
    if use.not_needed:
        left_out = ngettext(
            "%(num)s is left out: it was not needed.", "%(num)s are left out: it was not needed.", use.not_needed
        )
        caution = f"{caution} {left_out % {'num': use.not_needed}}"
    return Measure(_("Used, of the moments that came"), with_interval(use.use), caution)


def _completion(use: Use) -> Measure:
    says = with_interval(use.completion) if use.started else _("No run yet")
    caution = _("Every line answered. All of them may also mean ticking without looking.")
    if use.open or use.abandoned:
        left = _("Under way: %(open)s; given up: %(abandoned)s.") % {"open": use.open, "abandoned": use.abandoned}
        caution = f"{left} {caution}"
    return Measure(_("Complete"), says, caution)


def _catch_rate(use: Use) -> Measure:
    says = with_interval(use.catches) if use.finished else _("No run is finished yet")
    caution = _("This is what the list is worth: problems found in time.")
    if use.stopped_by_catch:
        caution = ngettext(
            "%(num)s more run was given up because of what it had found.",
            "%(num)s more runs were given up because of what they had found.",
            use.stopped_by_catch,
        ) % {"num": use.stopped_by_catch}
    return Measure(_("Caught a problem"), says, caution)


def _too_fast(use: Use) -> Measure:
    says = with_interval(wilson(use.too_fast, use.finished)) if use.finished else _("No run is finished yet")
    caution = _("Less than a second a line. A hint and no accusation: some write down afterwards what they have done.")
    return Measure(_("Very fast"), says, caution)


def _observed(use: Use) -> Measure:
    says = with_interval(use.observed) if use.observed.n else _("Nobody has looked on yet")
    if use.observed.n and use.ticked.n:
        says = _("%(seen)s; ticked: %(ticked)s") % {"seen": says, "ticked": with_interval(use.ticked)}
    caution = _("Lines seen done, beside lines ticked. This quarter: %(done)s of a sample of %(sample)s.")
    return Measure(_("Seen"), says, caution % {"done": use.observed_this_quarter, "sample": SAMPLE})
