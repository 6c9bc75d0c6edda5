from datetime import UTC, datetime
from types import SimpleNamespace
from unittest import TestCase
from zoneinfo import ZoneInfo

from goldseam.events.pasting import Order
from goldseam.measurements.tables import Answers, Style, grid_of, read
from goldseam.measurements.tables.amounts import amount_in, is_unit, style_in
from goldseam.measurements.tables.columns import propose
from goldseam.measurements.tables.moments import moment_in

BERLIN = ZoneInfo("Europe/Berlin")


def series(kind="value", unit="minutes"):
    return SimpleNamespace(kind=kind, has_of=kind in {"rate", "share"}, unit=unit, of_what="")


def table_of(text, kind="value", **answers):
    grid = grid_of(text)
    return read(grid, propose(grid, series(kind)), series(kind), Answers(UTC, **answers))


def found(text, kind="value", **answers):
    """Day, amount and what it is of, of each row."""
    return [(f"{value.at:%Y-%m-%d}", value.amount, value.of) for value in table_of(text, kind, **answers).values]


class NumberTests(TestCase):
    def test_the_mark_before_decimals_shows_itself(self):
        for texts, style in [
            (["12", "40"], Style.NONE),
            (["1.5", "12"], Style.POINT),
            (["1,5", "12"], Style.COMMA),
            (["1,234.5"], Style.POINT),
            (["1.234,5"], Style.COMMA),
            (["1,234,567"], Style.POINT),
            (["1.234.567"], Style.COMMA),
            (["0,125"], Style.COMMA),
            (["1234,567"], Style.COMMA),
            (["1,234", "2,5"], Style.COMMA),
        ]:
            self.assertEqual(style_in(texts), style, texts)

    def test_what_can_be_a_thousand_or_one_and_some_is_open(self):
        for texts in (["1,234"], ["1.234", "12.500"], ["1.5", "1,5"]):
            self.assertEqual(style_in(texts), Style.OPEN, texts)

    def test_units_and_spaces_around_a_number_are_left_out(self):
        for text, number in [
            ("12 min", 12),
            ("€ 4.50", 4.5),
            ("−3", -3),
            ("1 234.5", 1234.5),
            ("1’234", 1234),
            ("12%", 12),
            (".5", 0.5),
        ]:
            self.assertEqual(amount_in(text), number, text)

    def test_what_is_no_number_is_none(self):
        for text in (
            "",
            "x",
            "nan",
            "1e3",
            "<script>alert(1)</script>",
            "<b>5",
            "Ward 4",
            "12 30",
            "5 of 6x",
            "inf",
            "1e999",
            "12:30",
            "3-4",
            "9" * 61,
            "--1",
            "\0",
        ):
            self.assertIsNone(amount_in(text), text)


class UnitTests(TestCase):
    def test_a_value_may_stand_with_its_unit(self):
        self.assertEqual(found("2026-03-02;12 min\n2026-03-03;8 minutes\n2026-03-04;5")[0], ("2026-03-02", 12, None))
        self.assertTrue(is_unit("€", "euros"))

    def test_a_number_of_something_else_is_left_out_and_it_says_why(self):
        read_ = table_of("2026-03-02;50%\n2026-03-03;8 h\n2026-03-04;5\n2026-03-05;1e3")

        self.assertEqual([value.amount for value in read_.values], [5])
        self.assertIn("“50%” has another unit than minutes.", [row.problem for row in read_.problems])
        self.assertIn("“1e3” is not understood as a number.", [row.problem for row in read_.problems])

    def test_a_share_in_percent_is_told_to_say_how_many(self):
        (row,) = table_of("2026-03-02;50%;4", "share").problems

        self.assertIn("Write how many, and out of how many", row.problem)


class DayTests(TestCase):
    def moment(self, text, **answers):
        return moment_in(text, Answers(BERLIN, **answers))

    def test_days_are_those_of_the_organisation(self):
        for text in ("2026-03-12", "12.3.2026", "12 Mar 2026", "Mar 12, 2026", "20260312"):
            self.assertEqual(self.moment(text), datetime(2026, 3, 12, tzinfo=BERLIN), text)

    def test_a_zone_that_is_written_holds(self):
        for text in ("2026-03-12T14:02:00Z", "2026-03-12 14:02 UTC", "2026-03-12T15:02+01:00"):
            self.assertEqual(self.moment(text), datetime(2026, 3, 12, 14, 2, tzinfo=UTC), text)

    def test_a_week_is_its_monday_and_a_month_its_first_day(self):
        for text, day in [("2026-W11", 9), ("KW 11/2026", 9), ("Week 11 2026", 9), ("2026-03", 1), ("March 2026", 1)]:
            self.assertEqual(self.moment(text), datetime(2026, 3, day, tzinfo=BERLIN), text)

    def test_the_order_that_was_answered_is_taken(self):
        self.assertEqual(self.moment("3/4/2026", order=Order.DAY_FIRST).month, 4)
        self.assertEqual(self.moment("3/4/2026", order=Order.MONTH_FIRST).month, 3)

    def test_what_is_no_day_is_none(self):
        for text in (
            "",
            "14:02",
            "T-30 d",
            "Day 2",
            "Monday",
            "31.2.2026",
            "2026-02-31",
            "soon",
            "12 Mar",
            "0000-00-00",
        ):
            self.assertIsNone(self.moment(text), text)


class TableTests(TestCase):
    def test_any_usual_separator_is_told(self):
        for text in (
            "2026-03-02,3\n2026-03-09,5",
            "2026-03-02;3\n2026-03-09;5",
            "2026-03-02\t3\n2026-03-09\t5",
            "\ufeffDate,Errors\r\n2026-03-02,3\r\n2026-03-09,5\r\n",
            "| Day | Errors |\n|---|---:|\n| 2026-03-02 | 3 |\n| 2026-03-09 | 5 |",
            "2026-03-02: 3\n2026-03-09: 5",
            "- 2 Mar 2026 – 3\n- 9 Mar 2026 – 5",
            "Mar 2, 2026: 3\nMar 9, 2026: 5",
        ):
            self.assertEqual(found(text), [("2026-03-02", 3, None), ("2026-03-09", 5, None)], text)

    def test_decimal_commas_beside_semicolons(self):
        self.assertEqual(found("02.03.2026;3,5\n09.03.2026;4"), [("2026-03-02", 3.5, None), ("2026-03-09", 4, None)])

    def test_columns_are_found_by_their_names_whatever_their_order(self):
        text = "Comment;Total;Used;Day\nall ill;40;3;2026-03-02\n;50;4;2026-03-09"

        self.assertEqual(found(text, "share"), [("2026-03-02", 3, 40), ("2026-03-09", 4, 50)])

    def test_three_columns_of_a_share_are_day_part_and_whole(self):
        self.assertEqual(found("2026-03-02,3,40\n2026-03-09,4,50", "share")[0], ("2026-03-02", 3, 40))

    def test_a_part_of_a_whole_in_one_cell(self):
        text = "12 Mar 2026: 3 of 40, two were new\n13 Mar 2026: 4/50"

        self.assertEqual(found(text, "share"), [("2026-03-12", 3, 40), ("2026-03-13", 4, 50)])

    def test_a_note_stays_with_its_value(self):
        [value, _other] = table_of('2026-03-02,3,"two were ill, at least"\n2026-03-09,4,').values

        self.assertEqual(value.note, "two were ill, at least")

    def test_day_and_time_may_stand_in_two_columns(self):
        table = table_of("Datum;Uhrzeit;Wert\n02.03.2026;14:30;21,5")

        self.assertEqual((table.values[0].at.hour, table.values[0].amount), (14, 21.5))

    def test_dates_that_can_be_meant_in_two_ways_are_asked(self):
        text = "3/4/2026,1\n5/6/2026,2"

        self.assertEqual(table_of(text).questions, ["order"])
        self.assertEqual(table_of(text).values, [])
        self.assertEqual(found(text, order=Order.MONTH_FIRST)[0][0], "2026-03-04")

    def test_one_date_that_is_sure_settles_the_order_of_all(self):
        self.assertEqual(found("3/4/2026,1\n25/4/2026,2")[0][0], "2026-04-03")

    def test_numbers_that_can_be_meant_in_two_ways_are_asked(self):
        text = "2026-03-02;1.234\n2026-03-09;2.345"

        self.assertEqual(table_of(text).questions, ["style"])
        self.assertEqual(found(text, style=Style.COMMA)[0][1], 1234)
        self.assertEqual(found(text, style=Style.POINT)[0][1], 1.234)

    def test_days_without_a_year_are_asked_for_it(self):
        self.assertEqual(table_of("2 Mar: 3\n9 Mar: 4").questions, ["year"])
        self.assertEqual(found("2 Mar: 3\n9 Mar: 4", year=2025)[0][0], "2025-03-02")

    def test_a_decimal_comma_beside_commas_is_asked(self):
        text = "2026-03-02,3,5\n2026-03-09,4,25"

        self.assertEqual(table_of(text).questions, ["commas"])
        self.assertEqual([row[1] for row in found(text, joins_commas=True)], [3.5, 4.25])
        self.assertEqual([row[1] for row in found(text, joins_commas=False)], [3, 4])

    def test_rows_that_are_no_value_are_named_with_their_line(self):
        table = table_of("Day,Errors\n2026-03-02,3\nsoon,4\n2026-03-16,many\n2026-03-23,", "count")

        self.assertEqual(table.problems[0].problem, "“soon” is not understood as a day.")
        self.assertEqual([row.line for row in table.problems], [3, 4, 5])
        self.assertEqual(len(table.values), 1)

    def test_two_rows_that_say_different_things_of_one_day_are_both_left_out(self):
        table = table_of("2026-03-02,3\n2026-03-02,4\n2026-03-09,5\n2026-03-09,5")

        self.assertEqual([row.line for row in table.problems], [1, 2])

    def test_of_rare_things_days_are_enough(self):
        self.assertEqual(len(table_of("2026-03-02\n2026-03-09 at the gate\n", "time_between").values), 2)

    def test_nonsense_is_read_without_harm(self):
        for text in (
            "",
            "\0",
            "x",
            ",,,",
            ";;\n;;",
            "|||",
            '"',
            '"a\nb',
            "1\n2\n3",
            "🙂" * 99,
            "9" * 5000,
            "a,b\n" * 50,
        ):
            self.assertEqual(table_of(text).values, [], text[:20])


class SpeedTests(TestCase):
    def test_ten_thousand_rows_are_read_in_no_time(self):
        text = "\n".join(
            f"{1 + place % 28}.{1 + place // 28 % 12}.{2000 + place // 336};{place},5" for place in range(10_000)
        )

        self.assertEqual(len(table_of(text).values), 10_000)
