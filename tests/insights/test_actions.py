"""Promises, against the numbers of the definitions."""

from datetime import date, timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.actions.models.ending import Completion
from goldseam.insights.measures import measure_named
from goldseam.verdicts.words import percent
from tests import make
from tests.insights import things

SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)


class PromisesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.of))

    def promise(self, first_due_on, done_on=None, **more):
        action = make.action(self.review)
        Action.objects.filter(pk=action.pk).update(due_on=first_due_on, first_due_on=first_due_on, **more)
        action.refresh_from_db()
        if done_on:
            action.complete(by=self.ana)
            Completion.objects.filter(action=action).update(at=things.on(done_on))
        return action

    def figure(self, key="closure", since=SINCE, until=UNTIL):
        return things.figure(key, things.asked(self.of, since=since, until=until))

    def parts(self, figure):
        return {part.key: part.value for part in figure.parts}

    def test_17_of_22_is_77_3_percent_from_56_6_to_89_9(self):
        due = date(2026, 2, 10)
        for number in range(22):
            self.promise(due, due if number < 17 else due + timedelta(days=1) if number < 20 else None)

        found = self.figure()

        self.assertEqual((found.n, round(100 * found.value, 1)), (22, 77.3))
        self.assertEqual((round(100 * found.low, 1), round(100 * found.high, 1)), (56.6, 89.9))
        self.assertIn("17 of 22", found.words)
        self.assertIn(percent(found.low), found.words)
        self.assertEqual(self.parts(found), {"on_time": "17", "late": "3", "open": "2", "cancelled": "0"})

    def test_none_of_20_goes_up_to_16_1_percent(self):
        for _number in range(20):
            self.promise(date(2026, 2, 10))

        found = self.figure()

        self.assertEqual((found.value, found.low), (0, 0))
        self.assertAlmostEqual(found.high, 0.161125, places=6)

    def test_a_moved_date_changes_nothing_and_a_cancelled_one_is_shown_apart(self):
        moved = self.promise(date(2026, 2, 10))
        moved.postpone(by=self.ana, due_on=timezone.localdate() + timedelta(days=5))
        moved.complete(by=self.ana)
        self.promise(date(2026, 2, 11)).give_up(by=self.ana, reason="The old pump is gone.")

        found = self.figure()

        self.assertEqual((found.n, found.value), (1, None))
        self.assertEqual(self.parts(found)["late"], "1")
        self.assertEqual(self.parts(found)["cancelled"], "1")

    def test_a_period_has_its_first_and_its_last_day_and_no_other(self):
        for day in (SINCE - timedelta(days=1), SINCE, UNTIL, UNTIL + timedelta(days=1)):
            self.promise(day, day)

        self.assertEqual(self.figure().n, 2)

    def test_what_is_due_today_is_not_late_yet(self):
        today = timezone.localdate()
        self.promise(today)

        self.assertIn("None was due", self.figure(since=today, until=today).words)

    def test_no_date_is_listed_as_a_defect(self):
        self.promise(None, is_carried_over=True)

        found = self.figure()

        self.assertEqual(self.parts(found)["no_date"], "1")

    def test_the_day_is_that_of_the_organisation(self):
        """Eleven in the evening in Auckland is the day before in UTC."""
        action = self.promise(date(2026, 2, 9))
        action.complete(by=self.ana)
        Completion.objects.filter(action=action).update(at=things.on(date(2026, 2, 9), 12))
        self.of.time_zone = "Pacific/Auckland"
        self.of.save()

        self.assertEqual(self.parts(self.figure())["late"], "1")

    def test_overdue_says_how_many_the_middle_and_the_most(self):
        today = timezone.localdate()
        for days in (1, 5, 30):
            self.promise(today - timedelta(days=days))

        found = self.figure("overdue")

        self.assertEqual((found.n, found.value), (3, 5))
        self.assertIn("by 30 at most", found.words)
        self.assertEqual((found.low, found.high), (None, None))
        first = measure_named("overdue").records(things.asked(self.of), "overdue")[0]
        self.assertEqual(first.first_due_on, today - timedelta(days=30))

    def test_promises_of_one_day_are_counted_by_the_database(self):
        today = timezone.localdate()
        for days in (1, 1, 1, 9):
            self.promise(today - timedelta(days=days))

        with CaptureQueriesContext(connection) as asked:
            found = self.figure("overdue")

        self.assertIn("GROUP BY", asked[-1]["sql"])
        self.assertEqual((found.n, found.value), (4, 1))
        self.assertIn("by 9 at most", found.words)

    def test_its_chart_has_a_share_for_each_month(self):
        for due, done in ((10, 10), (10, 11), (20, 9), (20, None)):
            self.promise(date(2026, 2, due), date(2026, 2, done) if done else None)
        asked = things.asked(self.of, since=SINCE, until=UNTIL)

        points = measure_named("closure").picture(asked, self.figure()).points

        self.assertEqual((len(points), [point.value for point in points if point.value is not None]), (12, [0.5]))
        self.assertEqual(points[-2].note, "2 of 4")

    def test_nothing_overdue_is_said_in_words(self):
        self.assertEqual(self.figure("overdue").words, "None is overdue.")

    def test_no_effect_counts_as_looked_at_and_young_ones_do_not_count(self):
        bo = make.member(self.of, "Bo")
        old = date(2026, 2, 10)
        for outcome in ("no_effect", "worked", None):
            action = self.promise(old, old)
            if outcome:
                action.check_effect(by=bo, outcome=outcome, found="We looked at ten.")
        self.promise(timezone.localdate(), timezone.localdate())

        found = self.figure("effect_checks", until=timezone.localdate())

        self.assertEqual(found.n, 3)
        self.assertIn("2 of 3", found.words)
        self.assertEqual(self.parts(found), {"worked": "1", "no_effect": "1", "unclear": "0", "unchecked": "1"})
