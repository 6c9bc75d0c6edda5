"""How each kind of chart is drawn on paper: one file for each."""

from collections.abc import Callable

from goldseam.charts.descriptions import BeforeAfter, Chart, DotStrip, Grid, Months, Pareto, RunChart, Slices, Waiting
from goldseam.charts.drawings.grid import draw_grid
from goldseam.charts.drawings.months import draw_months
from goldseam.charts.drawings.pareto import draw_pareto
from goldseam.charts.drawings.rows import draw_sides, draw_strips
from goldseam.charts.drawings.run import draw_run
from goldseam.charts.drawings.slices import draw_slices
from goldseam.charts.drawings.waiting import draw_waiting
from goldseam.charts.paper import Paper

DRAWN_BY: dict[type, Callable] = {
    RunChart: draw_run,
    Pareto: draw_pareto,
    DotStrip: draw_strips,
    Months: draw_months,
    BeforeAfter: draw_sides,
    Waiting: draw_waiting,
    Slices: draw_slices,
    Grid: draw_grid,
}


def draw(chart: Chart, paper: Paper) -> None:
    """Draws the chart from `paper.height` downwards, and leaves there how far it came."""
    DRAWN_BY[type(chart)](chart, paper)
