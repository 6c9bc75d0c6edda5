"""What holds for every chart, in every state."""

import json

import pytest

from goldseam import charts
from goldseam.charts.samples import samples
from tests.charts import drawn

SAMPLES = [pytest.param(chart, id=state) for state, chart in samples()]
pytestmark = pytest.mark.parametrize("chart", SAMPLES)


@pytest.mark.parametrize("width", [640, 300])
def test_it_is_well_formed_and_inside_of_its_frame(chart, width):
    drawing = charts.svg(chart, width)

    assert drawn.tree(drawing).find("title").text == chart.title
    assert drawn.tree(drawing).find("desc").text == chart.summary
    assert "style" not in drawing
    for one in drawn.words(drawing):
        assert one.left >= -1, one
        assert one.right <= width + 1, one


@pytest.mark.parametrize("width", [640, 300])
def test_words_never_lie_on_one_another(chart, width):
    assert drawn.overlaps(charts.svg(chart, width)) == []


def test_what_can_be_pointed_at_can_be_read_in_the_table(chart):
    drawing, table = charts.svg(chart), charts.table(chart)

    assert all(len(row) == len(table.head) for row in table.rows)
    assert bool(drawn.titles(drawing)) <= bool(table.rows)


def test_alone_it_brings_its_colours_along(chart):
    drawing = charts.svg_alone(chart, "dark")

    assert drawn.tree(drawing) is not None
    assert "class=" not in drawing
    assert "var(" not in drawing


def test_it_is_plain_json(chart):
    plain = json.loads(json.dumps(charts.as_json(chart), allow_nan=False))

    assert plain["chart"] == type(chart).__name__
    assert plain["title"] == chart.title
