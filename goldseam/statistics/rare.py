"""Charts of rare events: what lies between one and the next. An unusually long gap is the good news.

Below about six gaps they say nothing: show the dates, and the days since the last one. Sources: Benneyan, Health Care
Management Science 4 (2001) for g; Nelson, J Quality Technology 26(3) (1994) for t; Montgomery, Introduction to
Statistical Quality Control.
"""

import math
from collections.abc import Sequence

from goldseam.statistics.control import Control, Kind, around_centre, silence
from goldseam.statistics.individuals import xmr
from goldseam.statistics.series import Baseline, checked, counted, mean, median, places, within

POWER = 3.6  # makes times between events nearly normal


def g_chart(gaps: Sequence[float | None], baseline: Baseline = None) -> Control:
    """Opportunities (cases, days, shifts) between events, zero or more of them: mean + 3 √(mean (mean + 1)).

    About one gap in fifty lies above the limit without any change. Raises ValueError for gaps that are negative or
    not whole.
    """
    series = counted(gaps)
    base = within(series, places(baseline, len(series)))
    centre = mean(base) or 0.0
    spread = math.sqrt(centre) * math.sqrt(centre + 1)
    return around_centre(
        Kind.G,
        series,
        mean(base),
        [spread] * len(series),
        n=len(base),
        why_silent=silence(len(base), [spread], is_frozen=baseline is not None),
        centre_for_runs=median(base),
        floor=0.0,
    )


def t_chart(times: Sequence[float | None], baseline: Baseline = None) -> Control:
    """Time between events, above zero: an XmR chart of time^(1/3.6), drawn on the scale of time.

    Raises ValueError for a time of zero: measure more finely, or use a g chart.
    """
    series = checked(times, lowest=0)
    if 0 in series:
        raise ValueError("Times between events are above zero.")
    flat = xmr([None if time is None else time ** (1 / POWER) for time in series], baseline)
    centre = _back(flat.centre)
    return Control(
        kind=Kind.T,
        values=series,
        centre=centre,
        upper=[_back(limit) for limit in flat.upper],
        lower=[_back(limit) for limit in flat.lower],
        sigma=[None] * len(series),
        z=flat.z,
        outside=flat.outside,
        n=flat.n,
        why_silent=flat.why_silent,
        centre_for_runs=median(within(series, places(baseline, len(series)))),
    )


def _back(value: float | None) -> float | None:
    return None if value is None else max(value, 0.0) ** POWER
