from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.measurements import watching
from goldseam.measurements.models import Added, Point, Value
from tests import make

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


class AddingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.series(cls.acme)

    def add(self, *values, series=None, **details):
        return (series or self.series).add(values, by=self.ana, **details)

    def refused(self, *values, series=None):
        with self.assertRaises(ValidationError) as refusal:
            self.add(*values, series=series)
        return " ".join(refusal.exception.messages)

    def test_a_second_time_adds_nothing(self):
        values = [Value(MONDAY, 3), Value(MONDAY + timedelta(days=7), 5)]

        self.assertEqual(self.add(*values), Added(new=2))
        self.assertEqual(self.add(*values), Added(same=2))

    def test_another_amount_puts_the_earlier_one_right_and_keeps_it(self):
        self.add(Value(MONDAY, 3))

        self.assertEqual(self.add(Value(MONDAY, 4), source="file"), Added(corrected=1))
        point = self.series.points.get()
        self.assertEqual((point.amount, point.corrections.get().amount), (4, 3))
        self.assertEqual(point.corrections.get().by, self.ana)

    def test_the_same_moment_twice_in_one_list_counts_once(self):
        self.assertEqual(self.add(Value(MONDAY, 3), Value(MONDAY, 3)), Added(new=1, same=1))

    def test_what_was_taken_out_stays_out(self):
        self.add(Value(MONDAY, 3))
        self.series.points.get().remove(by=self.ana, reason="Counted twice.")

        self.assertEqual(self.add(Value(MONDAY, 4)), Added(left_out=1))
        self.assertEqual(self.series.points.standing().count(), 0)

    def test_one_that_cannot_be_keeps_all_of_them_out_and_is_named(self):
        words = self.refused(Value(MONDAY, 3), Value(MONDAY + timedelta(days=1), -1))

        self.assertIn("Value 2", words)
        self.assertEqual(Point.objects.count(), 0)

    def test_numbers_are_finite_and_bounded(self):
        series = make.series(self.acme, kind="value")

        for amount in (float("nan"), float("inf"), 1e13, 10**400, "3"):
            self.assertIn("number", self.refused(Value(MONDAY, amount), series=series), amount)

    def test_counts_are_whole_and_not_below_zero(self):
        for amount in (-1, 2.5):
            self.assertIn("whole number", self.refused(Value(MONDAY, amount)))

    def test_a_share_is_of_something_and_not_more_than_all(self):
        share = make.series(self.acme, kind="share")

        self.assertIn("out of how many", self.refused(Value(MONDAY, 3), series=share))
        self.assertIn("above 0", self.refused(Value(MONDAY, 0, of=0), series=share))
        self.assertIn("more than", self.refused(Value(MONDAY, 5, of=4), series=share))

    def test_a_time_far_ahead_is_asked_about(self):
        ahead = Value(timezone.now() + timedelta(days=3), 3)

        self.assertIn("lies ahead", self.refused(ahead))
        self.assertEqual(self.add(ahead, ahead=True), Added(new=1))

    def test_times_without_a_zone_and_odd_years_are_refused(self):
        self.assertIn("time", self.refused(Value(datetime(2026, 3, 2), 3)))
        self.assertIn("year", self.refused(Value(datetime(24, 3, 2, tzinfo=UTC), 3)))

    def test_a_day_on_which_it_happened_counts_as_one(self):
        between = make.series(self.acme, kind="time_between")

        self.add(Value(MONDAY, 7), series=between)

        self.assertEqual(between.points.get().amount, 1)

    def test_those_who_watch_are_told_of_what_is_new_and_what_was_corrected(self):
        told = []
        watching.WATCHERS.append(lambda series, points: told.append((series, [point.amount for point in points])))
        self.addCleanup(watching.WATCHERS.pop)
        self.add(Value(MONDAY, 3))

        self.add(Value(MONDAY, 3))
        self.add(Value(MONDAY + timedelta(days=7), 9), Value(MONDAY, 4))

        self.assertEqual(told, [(self.series, [3]), (self.series, [4, 9])])

    def test_those_who_watch_are_told_of_what_is_corrected_and_of_what_comes_back(self):
        self.add(Value(MONDAY, 3))
        point, told = self.series.points.get(), []
        watching.WATCHERS.append(lambda series, points: told.append([point.amount for point in points]))
        self.addCleanup(watching.WATCHERS.pop)

        point.correct(by=self.ana, amount=9, reason="A slip.")
        point.remove(by=self.ana, reason="A drill.")
        point.bring_back(by=self.ana)

        self.assertEqual(told, [[9], [9]])

    def test_a_value_that_was_taken_out_is_not_corrected(self):
        self.add(Value(MONDAY, 3))
        point = self.series.points.get()
        point.remove(by=self.ana, reason="A drill.")

        with self.assertRaisesMessage(ValidationError, "taken out"):
            point.correct(by=self.ana, amount=9, reason="A slip.")

    def test_an_archived_series_stays_as_it_is(self):
        self.add(Value(MONDAY, 3))
        point = self.series.points.get()
        self.series.archive(by=self.ana, reason="Nobody looks at it.")

        with self.assertRaisesMessage(ValidationError, "no longer watched"):
            point.correct(by=self.ana, amount=9, reason="A slip.")
        with self.assertRaisesMessage(ValidationError, "no longer watched"):
            point.remove(by=self.ana, reason="A drill.")

    def test_an_archived_series_takes_no_values(self):
        self.series.archive(by=self.ana, reason="Nobody looks at it.")

        self.assertIn("no longer watched", self.refused(Value(MONDAY, 3)))

    def test_ten_thousand_values_take_few_queries(self):
        values = [Value(MONDAY - timedelta(hours=place), place) for place in range(10_000)]

        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(self.add(*values), Added(new=10_000))

        self.assertLess(len(captured), 300)
