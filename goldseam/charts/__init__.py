"""The charts of the product: one component with one look, drawn from the same description in page, mail, PDF and API.

`charts.svg(chart)`, `svg_alone`, `png`, `table`, `csv`, `as_json`. The descriptions stand in `descriptions.py`.
"""

from goldseam.charts.descriptions import (
    Band,
    BeforeAfter,
    Chart,
    Curve,
    Dot,
    DotStrip,
    Frozen,
    Kind,
    Line,
    Month,
    Months,
    Note,
    Pareto,
    Part,
    Phase,
    Point,
    RunChart,
    Segment,
    Side,
    Signal,
    Strip,
    Waiting,
)
from goldseam.charts.pictures import png, svg, svg_alone
from goldseam.charts.plain import as_json
from goldseam.charts.tables import Table, csv, table

__all__ = [
    "Band",
    "BeforeAfter",
    "Chart",
    "Curve",
    "Dot",
    "DotStrip",
    "Frozen",
    "Kind",
    "Line",
    "Month",
    "Months",
    "Note",
    "Pareto",
    "Part",
    "Phase",
    "Point",
    "RunChart",
    "Segment",
    "Side",
    "Signal",
    "Strip",
    "Table",
    "Waiting",
    "as_json",
    "csv",
    "png",
    "svg",
    "svg_alone",
    "table",
]
