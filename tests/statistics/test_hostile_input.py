"""Whatever comes in: an answer in finite numbers, or a ValueError. Never nan, never infinity, never another error."""

import math
from collections.abc import Iterable
from unittest import TestCase

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


def until_clear(*counts):
    return rates.time_until_clear(*counts, longest=50)


odd = [0, 1, -1, 0.5, 1e-320, 1e-100, 1e100, 1e308, -1e308, math.inf, -math.inf, math.nan, 10**400, 2**63, 5]
numbers = st.sampled_from(odd) | st.floats() | st.integers()
small = st.integers(0, 60)
anything = numbers | small
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
]
OF_LISTS = [
    several.holm,
    means.mean_interval,
    quantiles.summary,
    two_sd.guardrail,
    two_sd.guardrail_t,
    two_sd.guardrail_moving,
    agreement.turns,
]


class HostileTests(TestCase):
    def assert_sound(self, call, *values):
        try:
            answer = call(*values)
        except ValueError:
            return
        for number in flat(answer):
            self.assertTrue(math.isfinite(number), (call, values, answer))

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

    @given(lists)
    @settings(deadline=None)
    def test_waits_and_tables(self, values):
        self.assert_sound(waiting.survival, values, [True] * len(values))
        self.assert_sound(proportions.compare_mix, [values, values[::-1]])


def flat(answer) -> Iterable[float]:
    if isinstance(answer, (int, float)):
        yield answer
    elif isinstance(answer, Iterable) and not isinstance(answer, str):
        for part in answer:
            yield from flat(part)
