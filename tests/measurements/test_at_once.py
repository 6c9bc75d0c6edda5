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

    def test_two_who_take_one_out_take_it_out_once(self):
        self.series.add([Value(MONDAY, 3)], by=self.ana)

        results = together(*[lambda: Point.objects.get().remove(by=self.ana, reason="A drill.")] * 3)

        self.assertEqual(results, [None] * 3)
        self.assertEqual(self.series.points.standing().count(), 0)
