from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.waiting import survival

DAYS = [3, 5, 7, 7, 10, 12, 14, 21, 30]
ENDED = [True, True, True, True, True, False, False, True, False]

waits = st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=40)


class VectorTests(TestCase):
    def test_days_of_which_three_are_still_open(self):
        """Section 13, as statsmodels has it."""
        found = survival(DAYS, ENDED)

        wanted = {3: 0.8889, 5: 0.7778, 7: 0.5556, 10: 0.4444, 21: 0.2222}
        self.assertEqual({step.at: round(step.share, 4) for step in found.steps}, wanted)
        self.assertEqual(found.median, 10)


class WaitingTests(TestCase):
    def test_most_still_open_do_not_reach_the_middle(self):
        found = survival([1, 2, 3], [True, False, False])

        self.assertIsNone(found.median)
        self.assertIsNone(found.high)

    def test_exactly_one_half_is_the_middle(self):
        self.assertEqual(survival([1, 2, 3, 4, 5, 6], [True] * 6).median, 3)
        self.assertEqual(survival(list(range(1, 15)), [True] * 14).median, 7)

    def test_the_share_between_two_ends_stays(self):
        found = survival(DAYS, ENDED)

        self.assertEqual(found.waiting_after(2.9), 1)
        self.assertAlmostEqual(found.waiting_after(9), 0.5556, delta=5e-5)

    def test_one_that_was_open_when_another_ended_counts_at_that_time(self):
        self.assertEqual(survival([5, 5], [True, False]).steps[0].at_risk, 2)

    def test_nothing_at_all(self):
        self.assertEqual(survival([], []), (0, 0, [], None, None, None))

    def test_impossible_times_are_refused(self):
        for times, ended in [([-1], [True]), ([float("nan")], [True]), ([float("inf")], [False]), ([1, 2], [True])]:
            with self.assertRaises(ValueError):
                survival(times, ended)


class PropertyTests(TestCase):
    @given(waits)
    @settings(deadline=None)
    def test_shares_equal_those_of_scipy(self, waits):
        found = survival(*zip(*waits, strict=True))
        data = stats.CensoredData(
            uncensored=[time for time, ended in waits if ended], right=[time for time, ended in waits if not ended]
        )
        if found.ended:
            wanted = stats.ecdf(data).sf
            for step in found.steps:
                self.assertAlmostEqual(step.share, float(wanted.evaluate(step.at)))

    @given(waits)
    @settings(deadline=None)
    def test_fewer_and_fewer_wait_and_the_interval_holds_them(self, waits):
        found = survival(*zip(*waits, strict=True))
        shares = [step.share for step in found.steps]

        self.assertEqual(shares, sorted(shares, reverse=True))
        for step in found.steps:
            self.assertTrue(0 <= step.low <= step.share <= step.high <= 1)
        if found.median is not None:
            self.assertLessEqual(found.low, found.median)
