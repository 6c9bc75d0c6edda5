"""The tables of layers: of one thing that happened, and of many."""

from django.utils.translation import gettext as _

from goldseam.charts.descriptions import Grid, Slices
from goldseam.charts.states import kind_name, state_name
from goldseam.charts.tables.cells import Table, words


def slices_table(chart: Slices) -> Table:
    head = [_("Layer"), _("Kind"), _("How it stood"), _("What shows it")]
    rows = [
        [words(one.name, one.href), words(kind_name(one.kind)), words(state_name(one.state)), words(one.note)]
        for one in chart.slices
    ]
    return Table(chart.title, head, rows)


def grid_table(chart: Grid) -> Table:
    """A thing of which less was said than there are layers has empty cells."""
    count = len(chart.layers)
    rows = [
        [words(row.name, row.href), *(words(state_name(state)) for state in [*row.states, *[""] * count][:count])]
        for row in chart.rows
    ]
    return Table(chart.title, [_("What happened"), *chart.layers], rows)
