"""What a result is compared with: known before its data, or else the result is exploratory."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.experiments.models import Cycle, Start
from goldseam.experiments.result.balancing import worse_meanwhile
from goldseam.experiments.result.course import course_of
from goldseam.experiments.result.observing import observe, points_before, points_since
from goldseam.measurements.models import Series, Value
from tests import make


def day(ago):
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=ago)


def values(first, last, amount):
    """One value a day, from so many days ago until so many."""
    return [Value(day(ago), amount) for ago in range(first, last - 1, -1)]


class ComparingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        self.cycle = make.running_cycle(self.acme, days_ago=20, ends_on=day(0).date())
        self.series = self.cycle.main

    def now(self):
        """The cycle as it stands, and as a page would load it."""
        return Cycle.objects.get(pk=self.cycle.pk)

    def fresh(self):
        return Series.objects.get(pk=self.series.pk)


class SettledTests(ComparingTestCase):
    def test_history_that_is_filled_in_before_any_data_is_no_doubt(self):
        self.series.add(values(40, 21, 5), by=self.ana)
        self.series.add(values(19, 10, 1), by=self.ana)

        self.assertFalse(self.now().is_exploratory)

    def test_history_that_comes_in_together_with_the_first_data_is_none_either(self):
        self.series.add([*values(40, 21, 5), *values(19, 10, 1)], by=self.ana)

        self.assertFalse(self.now().is_exploratory)

    def test_history_that_is_filled_in_after_data_makes_the_result_exploratory(self):
        self.series.add([*values(30, 21, 5), *values(19, 10, 1)], by=self.ana)
        self.series.add(values(60, 31, 50), by=self.ana)

        self.assertIn("compared with", self.now().why_exploratory)

    def test_a_value_from_before_that_is_corrected_after_data_does_so_too(self):
        self.series.add([*values(30, 21, 5), *values(19, 10, 1)], by=self.ana)
        self.series.points.get(at=day(25)).correct(by=self.ana, amount=90, reason="Miscounted.")

        self.assertTrue(self.now().is_exploratory)

    def test_the_page_says_why(self):
        self.series.add([*values(30, 21, 5), *values(19, 10, 1)], by=self.ana)
        self.series.add(values(60, 31, 50), by=self.ana)
        self.client.force_login(self.ana)

        page = self.client.get(self.cycle.get_absolute_url())

        self.assertContains(page, "What it is compared with was changed when data were there already")
        self.assertNotContains(page, "See what changed")

    def test_what_is_frozen_after_data_moves_no_result(self):
        self.series.add([*values(60, 41, 9), *values(40, 21, 2), *values(19, 10, 4)], by=self.ana)
        seen = observe(self.now())

        self.fresh().freeze_between(by=self.ana, first=day(60), until=day(45))

        self.assertEqual(observe(self.now()), seen)
        self.assertFalse(self.now().is_exploratory)

    def test_nor_does_a_phase_that_is_begun_after_data(self):
        self.series.add([*values(60, 41, 9), *values(40, 21, 2), *values(19, 10, 4)], by=self.ana)
        seen = observe(self.now())

        yes = dict.fromkeys(("is_different", "is_known", "is_wanted", "will_last"), True)
        self.fresh().split(by=self.ana, starts_at=day(40), reason="A new form.", **yes)

        self.assertEqual(observe(self.now()), seen)

    def test_a_baseline_that_is_frozen_before_data_counts(self):
        self.series.add([*values(60, 41, 9), *values(40, 21, 2)], by=self.ana)
        self.fresh().freeze_between(by=self.ana, first=day(60), until=day(45))
        self.fresh().add(values(19, 10, 4), by=self.ana)

        self.assertEqual(observe(self.now()).before, 9)

    def test_one_that_is_thawed_after_data_makes_the_result_exploratory(self):
        self.series.add([*values(60, 41, 9), *values(40, 21, 2)], by=self.ana)
        self.fresh().freeze_between(by=self.ana, first=day(60), until=day(45))
        self.fresh().add(values(19, 10, 4), by=self.ana)

        self.fresh().thaw(by=self.ana)

        self.assertTrue(self.now().is_exploratory)

    def test_the_doubt_stays_beside_the_result(self):
        self.series.add([*values(30, 21, 5), *values(19, 10, 1)], by=self.ana)
        self.series.add(values(60, 31, 5), by=self.ana)

        self.now().study(by=self.ana, happened="We asked.", learned="They know it.")

        self.assertEqual(len(self.now().adoption_doubts), 1)
        self.assertIn("compared with", self.now().adoption_doubts[0])


class DataTests(ComparingTestCase):
    def test_a_plan_that_is_amended_while_its_values_are_taken_out_is_amended_late(self):
        self.series.add(values(3, 1, 3), by=self.ana)
        points = list(self.series.points.all())
        for point in points:
            point.remove(by=self.ana, reason="Not now.")

        self.now().amend(by=self.ana, reason="We know better.", size=5)
        for point in self.series.points.all():
            point.bring_back(by=self.ana)

        self.assertTrue(self.now().is_exploratory)
        self.assertEqual(self.now().plan_before_data.size, 50)

    def test_what_was_known_when_the_plan_was_locked_does_not_tell_what_the_change_does(self):
        cycle = make.startable_cycle(self.acme)
        cycle.main.add([Value(day(0), 1)], by=self.ana)

        cycle.start(by=self.ana)

        self.assertEqual((points_since(cycle, cycle.main), cycle.has_data), ([], False))
        self.assertEqual(len(points_before(cycle, cycle.main)), 1)

    def test_without_a_measure_a_note_is_known_also_once_it_is_taken_out(self):
        cycle = make.startable_cycle(self.acme, feasibility_only=True)
        cycle.unwatch(by=self.ana, series=cycle.main)
        cycle.start(by=self.ana)
        note = cycle.note(by=self.ana, kind="surprise", text="Nobody asked.")

        cycle.take_out(by=self.ana, note=note)

        self.assertTrue(Cycle.objects.get(pk=cycle.pk).has_data)


class WatchedTests(ComparingTestCase):
    def setUp(self):
        super().setUp()
        self.other = make.series(self.acme, title="Overtime", better="lower")
        self.cycle.watch(by=self.ana, series=self.other, role="balancing")

    def got_worse(self):
        self.other.add([*values(50, 21, 1), *values(19, 5, 20)], by=self.ana)
        self.assertEqual(worse_meanwhile(self.now()), [self.other])

    def test_what_got_worse_is_looked_at_until_the_end(self):
        self.got_worse()

        with self.assertRaisesMessage(ValidationError, "Data are in already"):
            self.now().unwatch(by=self.ana, series=self.other)
        with self.assertRaisesMessage(ValidationError, "Data are in already"):
            self.now().watch(by=self.ana, series=self.other, role="process")

        self.assertEqual(self.now().balancing, [self.other])

    def test_until_data_are_in_it_may_be_taken_off_again(self):
        self.cycle.unwatch(by=self.ana, series=self.other)

        self.assertEqual(self.now().balancing, [])

    def test_turning_round_what_is_better_makes_the_result_exploratory(self):
        self.got_worse()

        Series.objects.get(pk=self.other.pk).describe(by=self.ana, better="higher")

        self.assertTrue(self.now().is_exploratory)

    def test_looking_at_one_more_is_no_doubt(self):
        self.got_worse()
        more = make.series(self.acme, title="Calls", better="lower")
        more.add([*values(50, 21, 1), *values(19, 5, 20)], by=self.ana)

        self.now().watch(by=self.ana, series=more, role="balancing")

        self.assertFalse(self.now().is_exploratory)


class RampTests(ComparingTestCase):
    """Two cycles of one ramp: days 40 to 21 belong to the first, the last twenty to the second."""

    def second(self, kind):
        first = make.running_cycle(self.acme, days_ago=40, ends_on=day(0).date())
        self.series = first.main
        self.series.add([*values(60, 41, 9), *values(39, 21, 5)], by=self.ana)
        first.study(by=self.ana, happened="We asked.", learned="They know it.", why_different="We do not know.")
        first.decide(by=self.ana, kind=kind, reason="There is more in it.")
        type(first.decision).objects.filter(cycle=first).update(at=day(30))
        second = first.follow_up(by=self.ana, next_risks="None that we know.")
        second.write_plan(by=self.ana, ends_on=day(0).date(), starts_on=day(0).date())
        second = make.started(second, days_ago=20)
        Start.objects.filter(cycle=second).update(plan=second.current_plan)
        self.fresh().add(values(19, 5, 2), by=self.ana)
        self.cycle = second
        return self.now()

    def test_what_was_kept_is_no_part_of_before(self):
        seen = observe(self.second("adapt"))

        self.assertEqual((seen.before, seen.n_before, seen.left_out), (9, 20, 19))
        self.assertIn("19 values from earlier cycles are left out", " ".join(seen.words))

    def test_what_was_abandoned_is_none_while_it_ran(self):
        seen = observe(self.second("abandon"))

        self.assertEqual((seen.n_before, seen.left_out), (30, 9))

    def test_where_nothing_else_was_measured_it_is_said_to_be_compared_with_earlier_cycles(self):
        cycle = self.second("adapt")
        self.series.points.filter(at__lt=day(39)).delete()

        seen = observe(cycle)

        self.assertEqual((seen.before, seen.left_out), (5, 0))
        self.assertIn("compared with what the earlier ones brought", " ".join(seen.words))

    def test_a_phase_that_begins_with_what_the_first_brought_is_before(self):
        cycle = self.second("adapt")
        Start.objects.filter(cycle=cycle).update(data_at=None)
        yes = dict.fromkeys(("is_different", "is_known", "is_wanted", "will_last"), True)
        self.fresh().split(by=self.ana, starts_at=day(39), reason="Kept from the first cycle.", **yes)

        seen = observe(self.now())

        self.assertEqual((seen.before, seen.left_out), (5, 0))

    def test_the_line_is_held_where_the_result_is_compared(self):
        cycle = self.second("adapt")

        self.assertEqual(course_of(cycle, cycle.main).current.baseline, slice(0, 20))
