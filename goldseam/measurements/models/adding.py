"""Adding values to a series: each moment holds one, and what is sent a second time adds nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.measurements.checking import check, tidied
from goldseam.measurements.models.point import Point, Source, Value
from goldseam.measurements.watching import tell

MOST = 20_000
AT_ONCE = 500


@dataclass(frozen=True)
class Added:
    """What became of the values: new ones, those that stood there already, and those that put another one right.

    A value whose moment was taken out of the series stays out.
    """

    new: int = 0
    same: int = 0
    corrected: int = 0
    left_out: int = 0


class Measured:
    """A series that takes values."""

    @property
    def has_points(self) -> bool:
        return self.points.exists()

    @transaction.atomic
    def add(self, points: Iterable[Value], by=None, source: str = Source.HAND, ahead: bool = False) -> Added:
        """Adds the values, or none of them where one cannot be a value of this series.

        The same moment with the same amount is nothing new; with another amount the earlier one is kept as a
        correction. `ahead` says that times that lie ahead are meant.
        """
        values = list(points)
        if len(values) > MOST:
            raise ValidationError(_("That is more than 20,000 values. Add them in parts."))
        self.wait_for_others()
        self.want_it_watched()

        values = check(self, values, ahead=ahead)
        fates = _Fates(self, values)
        touched = fates.write(by, source)
        if touched and source in {Source.PASTE, Source.FILE}:  # Single values say who and when by themselves.
            Activity.record("series.values_added", self, by=by, count=len(touched), source=source)
        tell(self, touched)
        return Added(**fates.counts)

    def look_at(self, values: Iterable[Value]) -> list[str]:
        """What adding would do with each value: “new”, “same”, “corrected” or “left_out”."""
        return _Fates(self, list(values)).states


class _Fates:
    """What becomes of each of the values, told by what stands there already. The last one for a moment counts."""

    def __init__(self, series, values: list[Value]):
        self.series, self.values = series, [tidied(series, value) for value in values]
        self.last = {value.at: value for value in self.values}
        self.there = self._there()

    @property
    def states(self) -> list[str]:
        return [self._state(value) if self.last[value.at] is value else "same" for value in self.values]

    @property
    def counts(self) -> dict[str, int]:
        return Counter(self._states)

    def write(self, by, source: str) -> list[Point]:
        """Writes what is new, and puts right what was otherwise; both, in order of time."""
        self._states = self.states  # Before anything is put right.
        new, corrected = [], []
        for value, state in zip(self.values, self._states, strict=True):
            if state == "new":
                new.append(self._made(value, by, source))
            elif state == "corrected":
                corrected.append(self.there[value.at])
                self.there[value.at].replace_with(value, by=by, source=source)
        Point.objects.bulk_create(new, batch_size=AT_ONCE)
        return sorted([*new, *corrected], key=lambda point: point.at)

    def _state(self, value: Value) -> str:
        point = self.there.get(value.at)
        if point is None:
            return "new"
        if point.is_removed:
            return "left_out"
        return "same" if (point.amount, point.of) == (value.amount, value.of) else "corrected"

    def _made(self, value: Value, by, source: str) -> Point:
        details = {"amount": value.amount, "of": value.of, "note": value.note, "source": source, "by": by}
        return Point(series=self.series, at=value.at, **details)

    def _there(self) -> dict:
        moments, there = sorted(self.last), {}
        for start in range(0, len(moments), AT_ONCE):
            some = self.series.points.filter(at__in=moments[start : start + AT_ONCE]).select_related("removal")
            there |= {point.at: point for point in some}
        return there
