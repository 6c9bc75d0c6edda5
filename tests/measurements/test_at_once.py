from datetime import UTC, datetime, timedelta

from django.test import TransactionTestCase

from goldseam.measurements.models import Correction, Point, Series, Value
from tests import make
from tests.together import together

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.series = make.series(make.organisation(self.ana))

    def same(self):
        return Series.objects.get(pk=self.series.pk)

    def test_the_same_values_sent_several_times_are_added_once(self):
        values = [Value(MONDAY + timedelta(days=day), day) for day in range(20)]

        results = together(*[lambda: self.same().add(values, by=self.ana)] * 4)

        self.assertEqual(sorted(added.new for added in results), [0, 0, 0, 20])
        self.assertEqual(Point.objects.count(), 20)

    def test_different_values_for_one_moment_leave_one_and_keep_the_others(self):
        together(*[lambda amount=amount: self.same().add([Value(MONDAY, amount)], by=self.ana) for amount in range(4)])

        self.assertEqual(Point.objects.count(), 1)
        self.assertEqual(Correction.objects.count(), 3)

    def test_describing_it_undoes_no_choice_that_somebody_made_meanwhile(self):
        early = self.same()
        self.same().choose_rules(by=self.ana, rules="nhs")

        early.describe(by=self.ana, title="Errors a month")

        self.assertEqual((self.same().rules, self.same().title), ("nhs", "Errors a month"))

    def test_correcting_a_value_and_adding_others_do_not_wait_for_each_other(self):
        self.series.add([Value(MONDAY, 3)], by=self.ana)
        mine = [Point.objects.select_related("series__organisation").get() for _ in range(3)]
        doings = [lambda one=one: one.correct(by=self.ana, amount=9, reason="A slip.") for one in mine]
        doings += [lambda: self.same().add([Value(MONDAY, 5)], by=self.ana)] * 3

        results = together(*doings)

        self.assertEqual([error for error in results if isinstance(error, Exception)], [])

    def test_two_who_take_one_out_take_it_out_once(self):
        self.series.add([Value(MONDAY, 3)], by=self.ana)

        results = together(*[lambda: Point.objects.get().remove(by=self.ana, reason="A drill.")] * 3)

        self.assertEqual(results, [None] * 3)
        self.assertEqual(self.series.points.standing().count(), 0)
