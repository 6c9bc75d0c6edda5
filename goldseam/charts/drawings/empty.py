"""What stands in place of a chart that has nothing to show yet."""

from django.utils.translation import gettext as _

from goldseam.charts.letters import LINE, width_of
from goldseam.charts.paper import Paper

HEIGHT = 120.0


def draw_empty(paper: Paper, words: str = "") -> None:
    """A quiet place with a sentence, as large as a small chart."""
    words = words or _("No values yet.")
    top = paper.height
    paper.box("chart-waiting", 0.5, top + 0.5, paper.width - 1, HEIGHT - 1, 10)
    room = paper.width - 40
    x = paper.width / 2
    paper.words("chart-quiet", x, top + HEIGHT / 2 + LINE / 4, words if width_of(words) <= room else "–", "middle")
    paper.height = top + HEIGHT
