"""The table of waiting times: after how long which share still waits."""

from django.utils.translation import gettext as _

from goldseam.charts.descriptions import Waiting
from goldseam.charts.tables import Table, number, table, words


@table.register
def _waiting(chart: Waiting) -> Table:
    head = [_("Group"), chart.unit or _("Time"), _("Still waiting")]
    rows = [
        [words(curve.name), number(time), number(share, share=True)]
        for curve in chart.curves
        for time, share in curve.steps
    ]
    return Table(chart.title, head, rows)
