"""The same values as a table, and for spreadsheets."""

import csv
import io
from datetime import UTC, datetime

import pytest

from goldseam import charts
from goldseam.charts import BeforeAfter, Dot, DotStrip, Month, Months, Pareto, Part, Point, RunChart, Side, Strip
from goldseam.charts.descriptions import Kind


def rows(chart):
    return list(csv.reader(io.StringIO(charts.csv(chart))))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1"])
def test_no_text_is_taken_for_a_formula(text):
    chart = RunChart("Falls", "One.", points=[Point(None, text, -1.5, note=text)], unit=text)

    head, first = rows(chart)

    assert head[1] == f"'{text}"
    assert first[0] == first[2] == f"'{text}"
    assert first[1] == "-1.5"


def test_machines_read_plain_numbers_and_moments():
    points = [Point(datetime(2026, 3, 1, tzinfo=UTC), "", 12345.5), Point(datetime(2026, 3, 2, tzinfo=UTC), "", None)]

    assert rows(RunChart("Falls", "Two.", points=points))[1:] == [
        ["2026-03-01T00:00:00+00:00", "12345.5"],
        ["2026-03-02T00:00:00+00:00", ""],
    ]


def test_a_pareto_says_each_share_and_what_they_make_together():
    chart = Pareto("Falls", "Six.", bars=[Part(str(n), n) for n in (14, 9, 6, 4, 3, 2)])

    shares = [round(row[3].plain * 100, 2) for row in charts.table(chart).rows]

    assert shares == [36.84, 60.53, 76.32, 86.84, 94.74, 100]


def test_months_say_each_kind_and_all():
    months = [Month("", {"p": 3, "i": 1}, datetime(2026, 3, 1, tzinfo=UTC)), Month("April", {})]
    chart = Months("Kinds", "Two months.", months=months, kinds=[Kind("p", "Preventable"), Kind("i", "Intelligent")])

    assert [[cell.text for cell in row] for row in charts.table(chart).rows] == [
        ["Mar 2026", "3", "1", "4"],
        ["April", "0", "0", "0"],
    ]


def test_strips_and_sides_say_each_value():
    strips = DotStrip("Times", "Two.", strips=[Strip("A", [Dot(42, "Event 3")]), Strip("B", [Dot(130)])], minutes=True)
    sides = BeforeAfter("Rates", "Two.", sides=[Side("Before", 0.5, 0.2, 0.8, "9 of 18"), Side("After", None)])

    assert [[cell.text for cell in row] for row in charts.table(strips).rows] == [
        ["A", "42 min", "Event 3"],
        ["B", "2 h 10 min", ""],
    ]
    assert [[cell.text for cell in row] for row in charts.table(sides).rows] == [
        ["Before", "0.5", "0.2", "0.8", "9 of 18"],
        ["After", "", "", "", ""],
    ]
    assert all(charts.table(sides).head)
