"""Adding values to a series: each moment holds one, and what is sent a second time adds nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.measurements.checking import check
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
        type(self).objects.select_for_update().get(pk=self.pk)
        if self.is_archived:
            raise ValidationError(_("This series is no longer watched. Bring it back to add values."))

        values = check(self, values, ahead=ahead)
        adding = _Adding(self, {value.at: value for value in values}, by, source)
        adding.write()
        added = Added(
            len(adding.new),
            len(values) - len(adding.new) - len(adding.corrected) - adding.left_out,
            len(adding.corrected),
            adding.left_out,
        )
        if adding.touched and source in {Source.PASTE, Source.FILE}:  # Single values say who and when by themselves.
            Activity.record("series.values_added", self, by=by, count=len(adding.touched), source=source)
        tell(self, adding.touched)
        return added


class _Adding:
    """One going through of values: what stands there already, and what is written."""

    def __init__(self, series, by_moment: dict, by, source: str):
        self.series, self.by_moment, self.by, self.source = series, by_moment, by, source
        self.new: list[Point] = []
        self.corrected: list[Point] = []
        self.left_out = 0

    @property
    def touched(self) -> list[Point]:
        return sorted([*self.new, *self.corrected], key=lambda point: point.at)

    def write(self) -> None:
        there = self._there()
        for at, value in sorted(self.by_moment.items()):
            if at not in there:
                self.new.append(self._made(value))
            elif there[at].is_removed:
                self.left_out += 1
            elif (there[at].amount, there[at].of) != (value.amount, value.of):
                there[at].replace_with(value, by=self.by, source=self.source)
                self.corrected.append(there[at])
        Point.objects.bulk_create(self.new, batch_size=AT_ONCE)

    def _made(self, value: Value) -> Point:
        details = {"amount": value.amount, "of": value.of, "note": value.note, "source": self.source, "by": self.by}
        return Point(series=self.series, at=value.at, **details)

    def _there(self) -> dict:
        moments, there = sorted(self.by_moment), {}
        for start in range(0, len(moments), AT_ONCE):
            some = self.series.points.filter(at__in=moments[start : start + AT_ONCE]).select_related("removal")
            there |= {point.at: point for point in some}
        return there
