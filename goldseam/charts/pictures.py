"""A chart as a picture: for a page, for a file that stands alone, and as dots for mail."""

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from goldseam.charts import inks
from goldseam.charts.descriptions import Chart
from goldseam.charts.drawings import draw
from goldseam.charts.letters import LINE, wrapped
from goldseam.charts.paper import Paper

WIDE = 640
FONTS = Path(__file__).parent / "fonts"
EDGE = 16.0


def svg(chart: Chart, width: int = WIDE) -> Markup:
    """For a page: the looks come from its style sheet, title and summary stand beside it."""
    paper = Paper(width, inks.in_page)
    draw(chart, paper)
    return Markup(paper.written(chart.title, chart.summary))  # noqa: S704  (paper escapes all that it writes)


def svg_alone(chart: Chart, theme: str = "light", width: int = WIDE) -> str:
    """For mail, paper and other programs: with title and summary in it, and its colours with each mark."""
    return _alone(chart, theme, width, is_told=True)


def png(chart: Chart, theme: str = "light", scale: float = 2, width: int = WIDE) -> bytes:
    import resvg_py  # Only those who draw in dots wait for it.

    picture = _alone(chart, theme, width, is_told=False)
    return bytes(resvg_py.svg_to_bytes(svg_string=picture, zoom=scale, **_fonts()))


def _alone(chart: Chart, theme: str, width: int, is_told: bool) -> str:
    paper = Paper(width - 2 * EDGE, inks.alone(theme))
    paper.height = paper.lines("chart-title", 0, 14, wrapped(chart.title, paper.width, 3, 16.5)) + 2
    paper.height = paper.lines("chart-text", 0, paper.height, wrapped(chart.summary, paper.width, 6)) - LINE + 8
    draw(chart, paper)
    return paper.written_alone(chart.title, chart.summary, EDGE, is_told)


@lru_cache(maxsize=1)
def _fonts() -> dict:
    """Ours alone: a picture looks the same on every machine, and text without a font would be left out silently."""
    files = [str(file) for file in sorted(FONTS.glob("*.ttf"))]
    return {"font_files": files, "skip_system_fonts": True, "font_family": inks.FONT, "sans_serif_family": inks.FONT}
