"""Slices with their holes, and the grid of layers and events."""

from goldseam import charts
from goldseam.charts import Grid, Met, Slice, Slices
from tests.charts import drawn


def slices(*states, beside=()):
    shown = [
        Slice(f"Layer {n}", "people", state, "What shows it", is_beside=n in beside) for n, state in enumerate(states)
    ]
    return Slices("The way it took", "It got through two of three layers.", shown)


def test_the_way_ends_at_the_layer_that_held():
    drawing = charts.svg(slices("failed", "held", "not_reached"))

    assert drawing.count('class="chart-way"') == 2
    assert drawing.count('class="chart-way-tip"') == 1
    assert drawing.count('class="chart-hole"') == 1


def test_a_way_that_nothing_stopped_goes_on_behind_the_last_one():
    drawing = charts.svg(slices("failed", "absent"))

    assert drawing.count('class="chart-way"') == 3
    assert drawing.count('class="chart-way-tip"') == 1


def test_a_layer_of_which_nobody_knows_has_a_question_mark_and_no_hole():
    drawing = charts.svg(slices("unknown", "held"))

    assert 'class="chart-doubt"' in drawing
    assert 'class="chart-way-unsure"' in drawing
    assert 'class="chart-hole"' not in drawing


def test_each_slice_can_be_read_with_what_shows_it():
    chart = slices("failed", "held")

    assert drawn.titles(charts.svg(chart))[0] == "Layer 0 (People): Failed. What shows it"
    assert [cell.text for cell in charts.table(chart).rows[1]] == ["Layer 1", "People", "Held", "What shows it"]


def test_layers_that_are_met_at_the_same_time_have_a_bracket():
    assert "Met at the same time" in charts.svg(slices("failed", "held", beside=(1,)))
    assert "Met at the same time" not in charts.svg(slices("failed", "held", beside=(0,)))


def test_kinds_differ_by_pattern():
    bodies = {
        charts.svg(Slices("A", "B", [Slice("C", kind, "failed")])) for kind in ("people", "technology", "process")
    }

    assert len(bodies) == 3


def test_a_row_of_the_grid_leads_to_its_event_and_says_how_each_layer_stood():
    chart = Grid("Layers", "Two.", ["Design", "Alarm"], [Met("#4 A label", ["failed", "held"], "/4"), Met("#5", [""])])

    assert 'href="/4"' in charts.svg(chart)
    assert drawn.titles(charts.svg(chart)) == ["#4 A label. Design: Failed, Alarm: Held", "#5. nothing said"]
    assert charts.csv(chart).splitlines() == ["What happened,Design,Alarm", "#4 A label,Failed,Held", "#5,,"]
