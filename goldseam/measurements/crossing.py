"""Whether values of a series lie beyond a limit, and what is said then."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.measurements.figures import unit_of
from goldseam.measurements.limits import Limits, Side
from goldseam.statistics.two_sd import first_beyond
from goldseam.verdicts import two_sd


def of_volume(points: list, values: list, least: float) -> tuple[list, list]:
    """Those with at least so much behind them, each with its figure."""
    if not least:
        return points, values
    enough = [place for place, point in enumerate(points) if not point.of or point.of >= least]
    return [points[place] for place in enough], [values[place] for place in enough]


def first_crossed(values: Sequence[float | None], points: Sequence, limits: Limits, in_a_row: int = 1) -> int | None:
    """Where the limit was crossed first: each value is taken as its distance from the limit of its unit."""
    where = [limits.for_unit(point) for point in points]
    pairs = zip(values, where, strict=True)
    apart = [None if value is None or limit is None else value - limit for value, limit in pairs]
    return first_beyond(apart, 0.0, "below" if limits.side == Side.BELOW else "above", in_a_row)


def told(series, side: str, value: float, limit: float) -> str:
    """What crossed the limit, in a sentence."""
    which = "below" if side == Side.BELOW else "above"
    crossing = two_sd.of_crossing(value, limit, which, str(unit_of(series)))  # type: ignore[arg-type]
    return _("“%(series)s”: %(crossing)s") % {"series": series, "crossing": crossing.shows}
