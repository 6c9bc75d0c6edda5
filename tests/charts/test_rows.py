"""Single values on one line, and values compared with their intervals."""

from hypothesis import given
from hypothesis import strategies as st

from goldseam import charts
from goldseam.charts import BeforeAfter, Curve, Dot, DotStrip, Kind, Month, Months, Pareto, Part, Side, Strip, Waiting
from tests.charts import drawn

ANY = st.one_of(st.none(), st.floats())


def texts(chart, width=640):
    return [one.text for one in drawn.words(charts.svg(chart, width))]


def test_fewer_than_five_values_speak_for_themselves():
    """11.13: n < 5 shows raw dots only."""
    few = Strip("Ward 4", [Dot(2), Dot(9), Dot(30), Dot(4)], 6, 2, 30)
    enough = Strip("Ward 5", [Dot(n) for n in (2, 9, 30, 4, 5)], 5, 2, 30)
    chart = DotStrip("Days", "Few.", strips=[few, enough])

    assert "2 · 9 · 30 · 4" in texts(chart)
    assert [text for text in texts(chart) if "Median" in text] == ["Median 5 (2 to 30)"]


def test_a_wide_span_is_shown_on_a_log_axis_and_a_narrow_one_is_not():
    wide = DotStrip("Minutes", "Wide.", strips=[Strip("A", [Dot(v) for v in (1, 10, 100, 1000)])])
    narrow = DotStrip("Minutes", "Narrow.", strips=[Strip("A", [Dot(v) for v in (10, 12, 15)])])

    assert {"1", "10", "100", "1000"} <= set(texts(wide))
    assert {"0", "5", "10", "15"} <= set(texts(narrow))


def test_every_value_can_be_pointed_at_even_where_many_are_equal():
    chart = DotStrip("Days", "Many.", strips=[Strip("A", [Dot(3)] * 400)])

    assert drawn.titles(charts.svg(chart)).count("A: 3") == 400


def test_what_is_new_differs_from_before_by_shape():
    sides = [Side("Before", 2, 1, 3), Side("After", 1, 0.5, 2, is_new=True)]
    paths = drawn.tree(charts.svg(BeforeAfter("Rates", "Two.", sides=sides))).findall(
        ".//g[@class='chart__points']/g/path"
    )

    assert [path.get("class") for path in paths] == ["chart-middle", "chart-gain"]
    assert paths[0].get("d").count("l") != paths[1].get("d").count("l")


def test_a_side_without_a_value_says_so():
    assert "no value" in texts(BeforeAfter("Rates", "One.", sides=[Side("Before", 1), Side("After", None)]))


def test_a_scale_that_people_answer_on_is_drawn_from_end_to_end():
    chart = BeforeAfter("Scores", "Two.", sides=[Side("May", 4.2), Side("June", 4.6)], floor=1, ceiling=7)

    assert [text for text in texts(chart) if len(text) == 1] == list("1234567")


def test_columns_stand_on_zero_also_where_all_are_tall():
    months = [Month("March", {"k": 15}), Month("April", {"k": 16})]

    assert "0" in texts(Months("Kinds", "Two.", months=months, kinds=[Kind("k", "K")]))


@given(values=st.lists(ANY, max_size=12), width=st.sampled_from([640, 300]))
def test_no_value_breaks_a_drawing(values, width):
    padded = [*values, None, None, None]
    dots = [Dot(value) for value in values if value is not None]
    drawings = [
        DotStrip("A", "B", strips=[Strip("C", dots, *padded[:4]), Strip("D")], minutes=len(values) % 2 == 0),
        BeforeAfter("A", "B", sides=[Side("C", padded[0], padded[1], padded[2], dots=dots)]),
        Pareto("A", "B", bars=[Part("C", value) for value in values]),
        Months("A", "B", months=[Month("M", {"k": value}) for value in values], kinds=[Kind("k", "K")]),
        Waiting(
            "A", "B", curves=[Curve("C", list(zip(values, reversed(values), strict=True)), dots and [dots[0].value])]
        ),
    ]

    for chart in drawings:
        for number in drawn.numbers(charts.svg(chart, width)):
            assert -1000 < number < 3000
        assert charts.csv(chart)
