"""The tables of what is counted by kind: Pareto, and month by month."""

from django.utils.translation import gettext as _

from goldseam.charts import moments
from goldseam.charts.counting import counts_of, shares_of
from goldseam.charts.descriptions import Months, Pareto
from goldseam.charts.tables.cells import Cell, Table, number, words


def pareto_table(chart: Pareto) -> Table:
    head = [_("Kind"), chart.unit or _("Number"), _("Share"), _("Together")]
    rows = [
        [words(bar.name, bar.href), number(bar.count), number(share, share=True), number(together, share=True)]
        for bar, share, together in shares_of(chart)
    ]
    return Table(chart.title, head, rows)


def months_table(chart: Months) -> Table:
    head = [_("Month"), *(kind.label for kind in chart.kinds), _("All")]
    names = moments.names_of(chart.months, monthly=True)
    rows = []
    for name, month in zip(names, chart.months, strict=True):
        counts = counts_of(month, chart.kinds)
        rows.append([Cell(name, month.at or name, month.href), *map(number, counts), number(sum(counts))])
    return Table(chart.title, head, rows)
