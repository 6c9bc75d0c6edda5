"""The table of waiting times: after how long which share still waits."""

from django.utils.translation import gettext as _

from goldseam.charts.descriptions import Waiting
from goldseam.charts.tables.cells import Table, number, words


def waiting_table(chart: Waiting) -> Table:
    head = [_("Group"), chart.unit or _("Time"), _("Still waiting")]
    rows = [
        [words(curve.name), number(time), number(share, share=True)]
        for curve in chart.curves
        for time, share in curve.steps
    ]
    return Table(chart.title, head, rows)
