"""What the events of each month are made of, by the values of a field."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.patterns.fields.field import Field, Value
from goldseam.patterns.looking.bars import Row
from goldseam.patterns.periods import Period, midnight, month_name
from goldseam.patterns.stretches import Stretches

APART = 4  # values that are told apart; with the others and those of which nothing is said, six patterns
OTHER, SILENT = "other", "silent"


def months_of(
    field: Field, counts: dict, stretches: Stretches, rows: list[Row], title: str, href: Callable[[Period], str]
) -> charts.Months:
    """The most frequent values of the period month by month; the rest together, and what says nothing apart."""
    apart = {row.value: f"value-{place}" for place, row in enumerate(rows[:APART])}
    months = [
        charts.Month(
            month_name(first), _in_month(counts, place, apart), midnight(first), href(Period.around(first, "month"))
        )
        for place, first in enumerate(stretches.firsts)
    ]
    kinds = [charts.Kind(apart[row.value], row.name) for row in rows[:APART]]
    kinds += [charts.Kind(OTHER, _("Other")), charts.Kind(SILENT, _("Nothing said"))]
    there = {key for month in months for key, count in month.counts.items() if count}
    kinds = [kind for kind in kinds if kind.key in there]
    return charts.Months(title, _summary(field), months=months, kinds=kinds, unit=_("events a month"))


def _in_month(counts: dict[tuple[int, Value | None], int], place: int, apart: dict) -> dict[str, float]:
    found: dict[str, float] = {}
    for (at, value), count in counts.items():
        if at == place:
            key = SILENT if value is None else apart.get(value, OTHER)
            found[key] = found.get(key, 0) + count
    return found


def _summary(field: Field) -> str:
    if field.has_several:
        return _("An event of which several are said stands in a column several times.")
    return _("Each event stands in one part of its month.")
