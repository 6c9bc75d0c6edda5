"""How each kind of chart is drawn on paper: one file for each."""

from functools import singledispatch

from goldseam.charts.descriptions import Chart
from goldseam.charts.paper import Paper


@singledispatch
def draw(chart: Chart, paper: Paper) -> None:
    """Draws the chart from `paper.height` downwards, and leaves there how far it came."""
    raise TypeError(f"There is no drawing for {type(chart).__name__}")


from goldseam.charts.drawings import months, pareto, rows, run, waiting  # noqa: E402, F401
