"""Whatever comes in: an answer in finite numbers, or a ValueError. Never nan, never infinity, never another error."""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from unittest import TestCase

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.statistics import (
    agreement,
    looking_early,
    means,
    proportions,
    quantiles,
    ranks,
    rates,
    sample_sizes,
    several,
    two_sd,
    waiting,
)
from goldseam.statistics.counts import c_chart, p_chart, u_chart
from goldseam.statistics.ewma import ewma
from goldseam.statistics.given import count, number, positive
from goldseam.statistics.individuals import xmr
from goldseam.statistics.pareto import pareto
from goldseam.statistics.rare import g_chart, t_chart
from goldseam.statistics.rules import nelson
from goldseam.statistics.run_charts import run_chart


def until_clear(*counts):
    return rates.time_until_clear(*counts, longest=50)


odd = [0, 1, -1, 0.5, 1e-320, 1e-100, 1e100, 1e308, -1e308, math.inf, -math.inf, math.nan, 10**400, 2**63, 5]
no_numbers = ["3", "nan", "", True, False, [1], 1j, b"1", {}, None]
numbers = st.sampled_from(odd) | st.floats() | st.integers()
small = st.integers(0, 60)
anything = numbers | small | st.sampled_from(no_numbers)
lists = st.lists(anything, max_size=25)
OF_NUMBERS = [
    (rates.compare_rates, 4),
    (rates.minlike_p, 4),
    (rates.rate_interval, 2),
    (rates.rule_of_three, 2),
    (until_clear, 4),
    (proportions.wilson, 3),
    (proportions.exact_interval, 3),
    (proportions.compare_shares, 4),
    (proportions.fisher, 4),
    (sample_sizes.for_shares, 4),
    (sample_sizes.for_rates, 4),
    (sample_sizes.for_means, 4),
    (sample_sizes.detectable_share, 2),
    (sample_sizes.detectable_rate, 2),
    (sample_sizes.detectable_difference, 4),
    (looking_early.bonferroni, 2),
    (looking_early.any_time, 6),
    (two_sd.share_limits, 3),
    (two_sd.false_alarms, 4),
]
OF_LISTS = [
    several.holm,
    means.mean_interval,
    quantiles.summary,
    two_sd.guardrail,
    two_sd.guardrail_t,
    two_sd.guardrail_moving,
    agreement.turns,
    looking_early.share_beyond,
]
OF_SERIES = [run_chart, xmr, c_chart, g_chart, t_chart, ewma, nelson]


class HostileTests(TestCase):
    def assert_sound(self, call, *values):
        try:
            answer = call(*values)
        except ValueError:
            return
        for found in flat(answer):
            self.assertTrue(math.isfinite(found), (call, values, answer))

    @given(st.sampled_from(OF_NUMBERS), st.lists(anything, min_size=6, max_size=6))
    @settings(deadline=None, max_examples=600)
    def test_numbers(self, call, values):
        function, many = call
        self.assert_sound(function, *values[:many])

    @given(st.sampled_from(OF_LISTS), lists)
    @settings(deadline=None, max_examples=200)
    def test_lists(self, call, values):
        self.assert_sound(call, values)

    @given(st.sampled_from([means.difference_of_means, ranks.compare_ranks]), lists, lists)
    @settings(deadline=None, max_examples=200)
    def test_two_groups(self, call, before, after):
        self.assert_sound(call, before, after)

    @given(st.sampled_from(OF_SERIES), lists)
    @settings(deadline=None, max_examples=300)
    def test_charts(self, chart, values):
        self.assert_sound(chart, values)

    @given(lists, lists, anything)
    @settings(deadline=None)
    def test_charts_of_pairs_and_parts(self, values, others, part):
        short = min(len(values), len(others))
        self.assert_sound(u_chart, values[:short], others[:short], part)
        self.assert_sound(p_chart, values[:short], others[:short], part)
        self.assert_sound(xmr, range(12), part, False, part, part)
        self.assert_sound(ewma, range(12), part)
        self.assert_sound(quantiles.quantile, [1, 2], part)
        self.assert_sound(pareto, dict(zip("abcdefgh", values, strict=False)))
        self.assert_sound(two_sd.first_beyond, values, part, "below")

    @given(lists)
    @settings(deadline=None)
    def test_waits_and_tables(self, values):
        self.assert_sound(waiting.survival, values, [True] * len(values))
        self.assert_sound(waiting.survival, [1] * len(values), values)
        self.assert_sound(looking_early.any_time_sequence, values, 0.5)
        self.assert_sound(agreement.kappa, values, values[::-1])
        self.assert_sound(proportions.compare_mix, [values, values[::-1]])


class MistakeTests(TestCase):
    """Text that looks like a number, and a yes or no, are mistakes of who sends them."""

    def test_text_and_yes_or_no_are_no_numbers(self):
        for wrong in ("3", b"3", True, [3], 3j, None):
            for attempt in (number, count, positive):
                with self.assertRaises(ValueError):
                    attempt(wrong)
            with self.assertRaises(ValueError):
                run_chart([wrong if wrong is not None else "3"] * 12)

    def test_numbers_of_every_kind_are_numbers(self):
        for right in (3, 3.0, Decimal(3), Fraction(3), numpy.int64(3), numpy.float32(3)):
            self.assertEqual(number(right), 3.0)
            self.assertEqual(count(right), 3)

    def test_whether_something_ended_is_yes_or_no(self):
        for wrong in ("False", "", math.nan, 2, None):
            with self.assertRaises(ValueError):
                waiting.survival([1], [wrong])
        self.assertEqual(waiting.survival([1, 2], [numpy.True_, 0]).ended, 1)


def flat(answer) -> Iterable[float]:
    if isinstance(answer, (int, float)):
        yield answer
    elif isinstance(answer, Iterable) and not isinstance(answer, str):
        for part in answer:
            yield from flat(part)
