"""Values in the order of time."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from goldseam import charts
from goldseam.charts import Band, Frozen, Line, Note, Phase, Point, RunChart, Segment, Signal
from tests.charts import drawn

HOSTILE = "</title><script>alert(1)</script>\"'&<>\x00\x0b\ud800\ufffe]]>"
ANY = st.one_of(st.none(), st.floats())


def run(values, **more):
    first = datetime(2026, 3, 2, tzinfo=UTC)
    points = [Point(first + timedelta(weeks=n), "", value) for n, value in enumerate(values)]
    return RunChart("Falls on Ward 4", "Fewer falls since March.", points=points, **more)


@given(
    values=st.lists(ANY, max_size=30),
    lines=st.lists(st.floats(), min_size=5, max_size=5),
    floor=st.one_of(st.none(), st.floats()),
    width=st.sampled_from([640, 300]),
)
def test_no_value_breaks_the_drawing(values, lines, floor, width):
    centre, upper, lower, low, high = lines
    last = max(len(values) - 1, 0)
    chart = run(
        values,
        centre=[Segment(0, last, centre)],
        limits=[Band(0, last, upper, [lower] * last)],
        predictions=[Line(0, last + 2, centre, "Predicted", low, high)],
        frozen=Frozen(0, last // 2, "Baseline"),
        floor=floor,
    )

    for number in drawn.numbers(charts.svg(chart, width)):
        assert -50 < number < 2000


def test_a_limit_is_called_by_its_own_name_on_a_phone_too():
    watched = charts.svg(run([4, 5, 4], limits=[Band(0, 2, None, 3, lower_label="Limit")]), 300)
    controlled = charts.svg(run([4, 5, 4], limits=[Band(0, 2, 9, 3)]), 300)

    assert "Limit 3" in watched
    assert "chance explains" not in watched
    assert "chance explains" in controlled


def test_what_people_wrote_is_never_code():
    chart = RunChart(
        HOSTILE,
        HOSTILE,
        points=[Point(None, HOSTILE, 1, href='"><script>', note=HOSTILE), Point(None, HOSTILE, 2)],
        centre=[Segment(0, 1, 1, HOSTILE)],
        signals=[Signal(0, 0, HOSTILE)],
        predictions=[Line(0, 1, 1, HOSTILE)],
        annotations=[Note(0, HOSTILE)],
        phases=[Phase(0, HOSTILE), Phase(1, HOSTILE)],
        frozen=Frozen(0, 0, HOSTILE),
        unit=HOSTILE,
    )

    for drawing in (charts.svg(chart), charts.svg(chart, 300), charts.svg_alone(chart)):
        assert "<script" not in drawing
        assert drawn.tree(drawing) is not None


def test_the_table_has_every_place_of_the_drawing():
    chart = run([4, None, 2.5], centre=[Segment(0, 2, 3, "Median")], annotations=[Note(2, "New rails")])

    table = charts.table(chart)

    assert table.head == ["When", "Value", "Median", "Notes"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["2 Mar 2026", "4", "3", ""],
        ["9 Mar 2026", "no value", "3", ""],
        ["16 Mar 2026", "2.5", "3", "New rails"],
    ]
    assert len(drawn.titles(charts.svg(chart))) == 3


def test_a_missing_value_keeps_its_place_and_breaks_the_line():
    drawing = charts.svg(run([1, 2, None, 2, 3]))

    line = drawn.tree(drawing).find(".//path[@class='chart-line']").get("d")
    assert line.count("M") == 2
    assert "16 Mar 2026: no value" in drawn.titles(drawing)


def test_a_signal_has_a_shape_and_words_besides_its_colour():
    chart = run([1, 2, 9, 1], signals=[Signal(2, 2, "Beyond the limit"), Signal(3, 3, "Low again", "gain")])

    looks = [path.get("class") for path in drawn.tree(charts.svg(chart)).findall(".//g[@class='chart__points']/g/path")]
    shapes = {path.get("d").split("l")[0] != path.get("d") for path in drawn.tree(charts.svg(chart)).iter("path")}

    assert looks == ["chart-dot", "chart-dot", "chart-signal", "chart-gain"]
    assert shapes == {True, False}
    assert "16 Mar 2026: 9. Signal: Beyond the limit" in drawn.titles(charts.svg(chart))


def test_one_point_waits_for_the_keyboard_and_links_lead_on():
    points = [Point(None, "One", 1, href="/acme/events/1"), Point(None, "Two", 2)]
    drawing = drawn.tree(charts.svg(RunChart("Falls", "Two weeks.", points=points)))

    assert [stop.get("tabindex") for stop in drawing.find("g[@class='chart__points']")] == ["-1", "0"]
    assert drawing.find(".//a").get("href") == "/acme/events/1"


def test_limits_may_come_in_steps():
    chart = run([1, 2, 3], limits=[Band(0, 2, [4, 5, None], [0, 0.5, 0.2])])

    table = charts.table(chart)

    assert [row[table.head.index("Upper limit")].text for row in table.rows] == ["4", "5", ""]
    assert drawn.tree(charts.svg(chart)).find(".//path[@class='chart-limit']").get("d").count("H") == 2


def test_a_line_held_from_the_baseline_is_broken_where_it_goes_on():
    chart = run([1, 2, 3, 4], centre=[Segment(0, 3, 2, "Median")], frozen=Frozen(0, 1, "Baseline"))

    looks = [path.get("class") for path in drawn.tree(charts.svg(chart)).iter("path")]

    assert "chart-centre" in looks
    assert "chart-centre-held" in looks


def test_a_prediction_may_reach_beyond_what_has_come():
    chart = run([5, 6], predictions=[Line(2, 5, 3, "Predicted")])

    assert any(one.text == "Predicted 3" for one in drawn.words(charts.svg(chart)))


def test_notes_that_are_close_share_a_mark_and_stay_apart_in_the_list():
    notes = [Note(n, f"Note number {n}") for n in range(3)]
    drawing = charts.svg(run([1] * 200, annotations=notes))

    texts = [one.text for one in drawn.words(drawing)]

    assert "1–3" in texts
    assert sum("Note number" in text for text in texts) == 3


def test_more_notes_than_can_be_read_at_once_are_left_to_the_table():
    chart = run([1] * 40, annotations=[Note(n, f"Note {n}") for n in range(40)])

    assert any("28 more are in the table" in one.text for one in drawn.words(charts.svg(chart)))
    assert [row[-1].text for row in charts.table(chart).rows] == [f"Note {n}" for n in range(40)]


@pytest.mark.parametrize("values", [[], [None, None], [float("nan")]])
def test_without_values_a_sentence_stands_in_its_place(values):
    assert [one.text for one in drawn.words(charts.svg(run(values)))] == ["No values yet."]


def test_the_scale_says_where_it_starts_if_not_at_zero():
    near, far = charts.svg(run([2, 9])), charts.svg(run([98.2, 97.9, 98.4]))

    assert "the scale starts at" not in near
    assert "the scale starts at 97.9" in far


def test_days_are_those_of_the_reader():
    points = [Point(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "", 1), Point(datetime(2026, 3, 5, tzinfo=UTC), "", 2)]

    with timezone.override("Asia/Tokyo"):
        names = drawn.titles(charts.svg(RunChart("Falls", "Two.", points=points)))

    assert names == ["2 Mar 2026: 1", "5 Mar 2026: 2"]


def test_numbers_and_months_are_in_the_language_of_the_reader():
    points = [Point(datetime(2026, n, 1, tzinfo=UTC), "", 12345.5 * n) for n in (10, 11, 12)]

    with translation.override("de"):
        names = drawn.titles(charts.svg(RunChart("Stürze", "Drei.", points=points)))

    assert names[0] == "Okt 2026: 123.455"


def test_a_drawing_says_its_time_where_a_day_has_several_values():
    at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    points = [Point(at + timedelta(hours=6 * n), "", n) for n in range(6)]

    assert drawn.titles(charts.svg(RunChart("Alarms", "Six.", points=points)))[1] == "1 Mar 2026, 14:00: 1"


def test_it_can_be_read_as_html_too():
    html = f"<html>{charts.svg(run([1, 2]))}</html>"

    assert ElementTree.fromstring(html) is not None
