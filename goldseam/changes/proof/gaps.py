"""Days between one event and the next, with the change marked: the chart for what is rare.

Below five events there are only dates; limits from eight gaps before the change on; nothing where events follow so fast
that days between them say little.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts import Band, Phase, Point, RunChart, Segment
from goldseam.common.times import day
from goldseam.statistics.control import Control
from goldseam.statistics.rare import g_chart, t_chart
from goldseam.verdicts.words import times

FEWEST = 5  # events; below them the dates say all there is
LIMITS_FROM = 8  # gaps
MOST = 100  # events on either side
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Gaps:
    """When it happened, newest last; `first_since` is the place of the first one after the change."""

    moments: list[datetime]
    first_since: int

    @property
    def between(self) -> list[float]:
        """In days; whole days where two of them came at the same moment."""
        spans = [(later - earlier) / DAY for earlier, later in pairwise(self.moments)]
        return [float(int(span)) for span in spans] if 0 in spans else spans

    @property
    def is_by_day(self) -> bool:
        return any(earlier == later for earlier, later in pairwise(self.moments))

    @property
    def before(self) -> int:
        """How many gaps ended before the change."""
        return max(self.first_since - 1, 0)


def gaps_of(proof) -> RunChart | None:
    found = moments_of(proof)
    if found is None or len(found.moments) < FEWEST:
        return None
    control = _control(found)
    return RunChart(
        _("Days from one to the next"),
        _summary(proof, found, control),
        points=list(_points(found, control)),
        centre=_centre(found, control),
        limits=_limits(found, control),
        phases=_phases(found),
        unit=_("days"),
        better="higher",
    )


def moments_of(proof) -> Gaps | None:
    """The newest before and all since; None where there are too many since to be drawn one by one."""
    if not proof.is_counted or proof.after.events > MOST:
        return None
    before = proof.addressed.newest_moments(proof.times.since, proof.times.in_force, MOST)
    after = proof.addressed.oldest_moments(proof.times.in_force, proof.times.until, MOST)
    return Gaps([*before, *after], len(before))


def _control(found: Gaps) -> Control | None:
    """Limits from the gaps before the change, where these are enough: limits from both sides would hide it."""
    gaps = found.between
    if found.before < LIMITS_FROM:
        return None
    baseline = slice(0, found.before)
    control = g_chart(gaps, baseline) if found.is_by_day else t_chart(gaps, baseline)
    return None if control.why_silent else replace(control, upper=_tenths(control.upper), lower=_tenths(control.lower))


def _tenths(limits: list[float | None]) -> list[float | None]:
    """A tenth of a day is exact enough."""
    return [None if limit is None else round(limit, 1) for limit in limits]


def _summary(proof, found: Gaps, control: Control | None) -> str:
    return f"{_said(found, control)} {since_the_last(found.moments, proof)}".strip()


def _said(found: Gaps, control: Control | None) -> str:
    if control is None:
        return _too_few(found) if found.before < LIMITS_FROM else ""
    usual = control.upper[0]
    since = found.between[found.before :]
    if usual is None or not since:
        return ""
    words = ngettext(
        "Before the change, up to about %(usual)s from one to the next were usual. Since then %(long)s of %(num)s gap "
        "was longer.",
        "Before the change, up to about %(usual)s from one to the next were usual. Since then %(long)s of %(num)s gaps "
        "were longer.",
        len(since),
    )
    long = sum(gap > usual for gap in since)
    return words % {"usual": times(round(usual), "day"), "long": long, "num": len(since)}


def _too_few(found: Gaps) -> str:
    words = ngettext(
        "%(number)s gap lies before the change: too few to say what was usual, which takes eight.",
        "%(number)s gaps lie before the change: too few to say what was usual, which takes eight.",
        found.before,
    )
    return words % {"number": found.before}


def since_the_last(moments: Sequence[datetime], proof) -> str:
    """How long it has stayed away: the gap that is still open, and stands on no chart."""
    if not moments or proof.is_over:
        return ""
    days = int((timezone.now() - moments[-1]) / DAY)
    return _("The last one was %(days)s ago.") % {"days": times(days, "day")}


def _points(found: Gaps, control: Control | None):
    outside = set(control.outside) if control else set()
    for place, (moment, gap) in enumerate(zip(found.moments[1:], found.between, strict=True)):
        is_gain = bool(control and control.centre is not None and gap > control.centre)
        mark = ("gain" if is_gain else "signal") if place in outside else ""
        yield Point(moment, day(moment), round(gap, 1), mark=mark)  # type: ignore[arg-type]


def _centre(found: Gaps, control: Control | None) -> list[Segment]:
    if control is None or control.centre is None:
        return []
    return [Segment(0, len(found.between) - 1, round(control.centre, 1), _("Mean"))]


def _limits(found: Gaps, control: Control | None) -> list[Band]:
    return [Band(0, len(found.between) - 1, control.upper, control.lower)] if control else []


def _phases(found: Gaps) -> list[Phase]:
    """The first gap that ended after the change had begun before it."""
    if found.first_since >= len(found.moments):
        return []
    return [Phase(max(found.first_since - 1, 0), _("Since the change"))]
