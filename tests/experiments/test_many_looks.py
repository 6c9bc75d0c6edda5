from datetime import timedelta

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from goldseam.experiments.plan.plan import Plan
from goldseam.experiments.result.looks import level_of
from goldseam.experiments.sample.false_alarms import hints_before
from goldseam.statistics.means import difference_of_means
from goldseam.statistics.proportions import difference
from goldseam.statistics.ranks import compare_ranks
from goldseam.statistics.rates import compare_rates
from tests import make

QUIET = [5, 6, 4, 5, 7, 5, 4, 6, 5, 6, 5, 4, 5, 6, 5, 4, 6, 5, 7, 5]


class ManyLooksTests(SimpleTestCase):
    def test_the_first_of_twenty_looks_still_has_an_interval(self):
        level = level_of(Plan(looks="obrien_fleming", look_count=20, sample_size=100), 1, is_early=True)

        self.assertTrue(0.999 < level < 1)
        for found in (
            compare_rates(5, 20, 6, 30, level),
            difference(5, 20, 6, 30, level),
            difference_of_means([1, 2, 3, 4, 5], [2, 3, 4, 5, 7], level),
            compare_ranks(range(30), range(5, 35), level),
        ):
            self.assertLess(found.low, found.high)


class DrawnStopTests(TestCase):
    def test_a_limit_drawn_from_few_values_is_said_to_fire_more_often(self):
        """14 looks at 2 standard deviations: 28 in a hundred where the limit is known, 31 where 20 values drew it."""
        shares = [self.hint(values) for values in (QUIET[:15], QUIET)]

        self.assertIn("In 28% of tests", shares[0])
        self.assertIn("In 31% of tests", shares[1])

    def hint(self, values) -> str:
        ana = make.person(f"Ana {len(values)}")
        acme = make.organisation(owner=ana)
        series = make.series(acme, by=ana, every="day")
        make.points(series, *values, days=1, by=ana)
        stop = {"kind": "guardrail", "words": "", "series": series.number, "rule": "two_sd", "side": "above"}
        until = timezone.localdate() + timedelta(days=13)
        return hints_before(make.startable_cycle(acme, by=ana, watching=series, stops=[stop], ends_on=until))[0]
