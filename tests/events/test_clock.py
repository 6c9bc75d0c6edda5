"""3.3, 4.2: times as people write them, and what they mean."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from goldseam.events import clock

BERLIN = ZoneInfo("Europe/Berlin")
START = clock.Meaning(datetime(2025, 3, 11, 17, 40, tzinfo=UTC), "minute")
AROUND = clock.Around(BERLIN, START.at, START)

PIECES = [
    *"0123456789:./-+ ,TZ~?",
    "Day ",
    "Week ",
    "99999",
    "2024-",
    "12:",
    " weeks",
    "am",
    " UTC",
    "+14:59",
    "Feb ",
    "29",
]


def moment(text):
    """The moment in Berlin, short enough for a table."""
    meaning = clock.meanings([text], AROUND)[0]
    return meaning.at and f"{meaning.at.astimezone(BERLIN):%Y-%m-%d %H:%M:%S}", meaning.precision


class WrittenTimesTests(SimpleTestCase):
    def test_a_clock_belongs_to_the_day_of_the_event(self):
        """It began at 18:40 in Berlin."""
        for text, precision, at in [
            ("14:02", "minute", "14:02:00"),
            ("14:02:11", "second", "14:02:11"),
            ("2:04 PM", "minute", "14:04:00"),
            ("2pm", "hour", "14:00:00"),
            ("13:55 PM", "minute", "13:55:00"),
            ("12:05 p.m.", "minute", "12:05:00"),
            ("10h47", "minute", "10:47:00"),
            ("14:02 Uhr", "minute", "14:02:00"),
            ("14.02", "minute", "14:02:00"),
            ("14:??", "hour", "14:00:00"),
            ("noon", "minute", "12:00:00"),
            ("14:02–14:10", "minute", "14:02:00"),
            ("2:02-2:10 pm", "minute", "14:02:00"),
        ]:
            with self.subTest(text):
                self.assertEqual(moment(text), (f"2025-03-11 {at}", precision))

    def test_dates_as_people_write_them(self):
        for text, at in {
            "2024-03-14": ("2024-03-14 00:00:00", "day"),
            "2024-03-14 14:02": ("2024-03-14 14:02:00", "minute"),
            "2024-03-14T14:02:11.123Z": ("2024-03-14 15:02:11", "second"),
            "2024-03-14T14:02:11+0000": ("2024-03-14 15:02:11", "second"),
            "14.03.2024 14:02": ("2024-03-14 14:02:00", "minute"),
            "14.3. 14:02": ("2025-03-14 14:02:00", "minute"),
            "3/14/2024 2:04 PM": ("2024-03-14 14:04:00", "minute"),
            "12.03.24, 14:02:11": ("2024-03-12 14:02:11", "second"),
            "Mar 14 14:02:11": ("2025-03-14 14:02:11", "second"),
            "17 June, 10:15": ("2025-06-17 10:15:00", "minute"),
            "17. Juni 10:15 Uhr": ("2025-06-17 10:15:00", "minute"),
            "March 14th, 2024": ("2024-03-14 00:00:00", "day"),
            "14:02 on 14 March 2024": ("2024-03-14 14:02:00", "minute"),
            "June 2025": ("2025-06-01 00:00:00", "month"),
            "Week 20": ("2025-05-12 00:00:00", "week"),
        }.items():
            with self.subTest(text):
                self.assertEqual(moment(text), at)

    def test_times_are_counted_from_the_start_of_the_event(self):
        """3.3: the timeline begins before the first sign, as in “T-30 d”."""
        for text, at in {
            "T0": ("2025-03-11 18:40:00", "minute"),
            "T+0:05": ("2025-03-11 18:45:00", "minute"),
            "T+1h30": ("2025-03-11 20:10:00", "minute"),
            "2 h later": ("2025-03-11 20:40:00", "hour"),
            "T-30 d": ("2025-02-09 00:00:00", "day"),
            "Day -2": ("2025-03-09 00:00:00", "day"),
            "Day -2 14:05": ("2025-03-09 14:05:00", "minute"),
            "Week -3": ("2025-02-17 00:00:00", "week"),
        }.items():
            with self.subTest(text):
                self.assertEqual(moment(text), at)

    def test_without_a_start_nothing_is_counted_from_it(self):
        nowhere = clock.Around(BERLIN, START.at)

        self.assertEqual(clock.meanings(["T+0:05"], nowhere), [clock.Meaning()])

    def test_a_written_zone_counts(self):
        for text, hour in {
            "17:40 UTC": 17,
            "17:40Z": 17,
            "17:40 (CET)": 16,
            "17:40 UTC+2": 15,
            "17:40:00-05:00": 22,
            "17:40 Europe/London": 17,
        }.items():
            with self.subTest(text):
                self.assertEqual(clock.meanings([text], AROUND)[0].at.hour, hour)

    def test_the_name_of_winter_time_in_summer_means_the_clocks_of_that_place(self):
        meaning = clock.meanings(["2025-07-01 10:00 PST"], AROUND)[0]

        self.assertEqual((meaning.at.hour, meaning.zone), (17, "America/Los_Angeles"))

    def test_a_rough_time_says_so(self):
        for text in ("~14:02", "ca. 14:00", "around 9am", "14:02?", "14:??", "12/03/2024, 14:02"):
            with self.subTest(text):
                self.assertTrue(clock.meanings([text], AROUND)[0].is_estimated)

    def test_what_is_no_time_has_no_meaning(self):
        for text in (
            "",
            "early morning",
            "400",
            "25:00",
            "14:75",
            "2024-13-01",
            "30 Feb 2024",
            "v2.10",
            "10.0.0.1",
            "D-day",
        ):
            with self.subTest(text):
                self.assertEqual(clock.meanings([text], AROUND), [clock.Meaning()])

    def test_after_midnight_the_next_day_begins(self):
        found = clock.meanings(["2024-03-14 23:50", "00:10", "00:05", "08:00"], AROUND)

        days = [meaning.at.astimezone(BERLIN).day for meaning in found]
        self.assertEqual(days, [14, 15, 15, 15])

    def test_what_was_logged_had_happened_by_then(self):
        """Logged on the morning after, the evening before is meant."""
        logged = datetime(2025, 3, 12, 8, 0, tzinfo=UTC)
        found = clock.meanings(["17:40"], clock.Around(UTC, logged, latest=logged))[0]

        self.assertEqual((found.at, found.is_estimated), (datetime(2025, 3, 11, 17, 40, tzinfo=UTC), True))

    @given(st.text(max_size=80))
    def test_no_text_breaks_it(self, text):
        clock.meanings([text], AROUND)
        _time, rest = clock.split(text)
        self.assertIn(rest, text)

    @given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
    def test_no_number_breaks_it(self, text):
        clock.meanings([text, "14:02", text], AROUND)


class LinesTests(SimpleTestCase):
    def test_a_line_is_split_where_its_time_ends(self):
        for line, split in {
            "14:02 First alert": ("14:02", " First alert"),
            "14:02-14:10 Alert": ("14:02-14:10", " Alert"),
            "2026-09-03T14:02Z | Alert": ("2026-09-03T14:02Z", " | Alert"),
            "Day -2: Alert": ("Day -2", ": Alert"),
            "Mar 14 14:02:11 host sshd": ("Mar 14 14:02:11", " host sshd"),
            "14:02 CT scan": ("14:02", " CT scan"),
            "400 errors a second": ("", "400 errors a second"),
            "11/11 tests green": ("", "11/11 tests green"),
            "10.0.0.1 is down": ("", "10.0.0.1 is down"),
        }.items():
            with self.subTest(line):
                self.assertEqual(clock.split(line), split)


class OrderTests(SimpleTestCase):
    def rows(self, *times):
        found = clock.meanings(times, AROUND)
        return [_Row(text, meaning.at, meaning.precision) for text, meaning in zip(times, found, strict=True)]

    def test_rows_out_of_order_are_found(self):
        late = clock.out_of_order(self.rows("14:02", "14:30", "14:05", "nobody knows", "14:31"))

        self.assertEqual([row.text for row in late], ["14:05"])

    def test_a_day_is_not_out_of_order_beside_a_moment_within_it(self):
        self.assertEqual(clock.out_of_order(self.rows("2025-03-11 14:02", "2025-03-11", "Week 11")), [])

    def test_a_row_without_a_time_stays_behind_the_one_above_it(self):
        ordered = clock.by_time(self.rows("14:30", "and then", "14:02", "so"))

        self.assertEqual([row.text for row in ordered], ["14:02", "so", "14:30", "and then"])


class _Row:
    def __init__(self, text, at, precision):
        self.text, self.at, self.precision = text, at, precision
