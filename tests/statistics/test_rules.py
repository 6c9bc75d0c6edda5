from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.individuals import xmr
from goldseam.statistics.rules import NELSON, Rule, Signal, nelson, nhs, western_electric
from tests.statistics.published import VISCOSITIES

heights = st.lists(st.none() | st.floats(-4, 4), max_size=40)
SETS = [nelson, western_electric, nhs]


def fires(which, *z):
    """Where a rule fires, counted from 1 as in the domain's table."""
    return [signal.at + 1 for signal in nelson(z, [which])]


class NelsonTests(TestCase):
    """The vectors of section 5."""

    def test_1_one_beyond_three_sigma(self):
        self.assertEqual(fires(1, 0.2, -0.5, 3.1, 0.4), [3])

    def test_2_nine_on_one_side(self):
        self.assertEqual(fires(2, 0.5, 0.3, 1.1, 0.2, 0.9, 0.4, 0.1, 0.6, 0.8, 0.3), [9, 10])

    def test_3_six_rising_or_falling(self):
        self.assertEqual(fires(3, -0.9, -0.4, -0.1, 0.3, 0.7, 1.2, 1.0), [6])

    def test_4_fourteen_alternating(self):
        self.assertEqual(fires(4, *[0.5, -0.5] * 7), [14])

    def test_5_two_of_three_beyond_two_sigma(self):
        self.assertEqual(fires(5, 0.1, 2.1, 0.5, 2.3, -0.2), [4])

    def test_6_four_of_five_beyond_one_sigma(self):
        self.assertEqual(fires(6, 1.2, 1.4, 0.3, 1.1, 1.6, -0.5), [5])

    def test_7_fifteen_within_one_sigma(self):
        z = [0.4, -0.3] * 8

        self.assertEqual(fires(7, *z), [15, 16])
        self.assertEqual(fires(4, *z), [14, 15, 16])
        self.assertEqual({signal.rule for signal in nelson(z)}, {Rule.HUGGING, Rule.ALTERNATING})

    def test_8_eight_beyond_one_sigma(self):
        self.assertEqual(fires(8, 1.2, -1.3, 1.5, 1.1, -1.4, 1.6, -1.2, 1.3), [8])


class LimitTests(TestCase):
    """A pattern stops just short of what the rules ask for."""

    def test_on_a_line_is_not_beyond_it(self):
        self.assertEqual(fires(1, 3.0, -3.0), [])
        self.assertEqual(fires(5, 2.0, 2.0, 2.0), [])
        self.assertEqual(fires(8, *[1.0] * 8), [])
        self.assertEqual(fires(7, *[1.0] * 15), [])

    def test_a_point_on_the_centre_ends_a_side(self):
        self.assertEqual(fires(2, *[0.5] * 8, 0, *[0.5] * 8), [])

    def test_a_pause_ends_a_trend(self):
        self.assertEqual(fires(3, 0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5), [])

    def test_sides_are_not_mixed(self):
        self.assertEqual(fires(5, 2.1, -2.3, 0.1), [])
        self.assertEqual(fires(6, 1.2, 1.4, -1.1, 1.6, -1.5), [])

    def test_the_last_point_of_a_pattern_belongs_to_it(self):
        self.assertEqual(fires(5, 2.1, 2.3, 0.5), [2])

    def test_falling_and_below_count_alike(self):
        self.assertEqual(fires(3, 5, 4, 3, 2, 1, 0), [6])
        self.assertEqual(fires(6, -1.2, -1.4, -1.1, -1.6), [4])


class SetTests(TestCase):
    def test_western_electric_takes_eight_on_one_side(self):
        (signal,) = western_electric([0.5] * 8)

        self.assertEqual(signal, Signal(Rule.ONE_SIDE, at=7, first=0))

    def test_western_electric_knows_no_trend(self):
        self.assertEqual(western_electric([-0.9, -0.4, -0.1, 0.3, 0.7, 0.9]), [])

    def test_the_nhs_takes_seven(self):
        self.assertEqual([signal.at for signal in nhs([0.5] * 7)], [6])
        self.assertEqual([signal.rule for signal in nhs([-3, -2, -1, 0, 1, 2, 3])], [Rule.TREND])
        self.assertEqual(nhs([-3, -2, -1, 0, 1, 2]), [])

    def test_the_nhs_wants_all_three_on_one_side(self):
        self.assertEqual([signal.at for signal in nhs([2.1, 0.5, 2.3])], [2])
        self.assertEqual(nhs([2.1, -0.5, 2.3]), [])
        self.assertEqual([signal.at for signal in nelson([2.1, -0.5, 2.3], [5])], [2])

    def test_the_nhs_counts_near_a_limit_only_what_is_inside_it(self):
        self.assertEqual([signal.rule for signal in nhs([2.1, 0.5, 3.3])], [Rule.OUTSIDE])

    def test_missing_points_are_stepped_over_and_keep_their_place(self):
        self.assertEqual(nelson([None, 2.1, None, 2.3], [5]), [Signal(Rule.TWO_OF_THREE, at=3, first=1)])

    def test_signals_come_in_the_order_of_time(self):
        ats = [signal.at for signal in nelson([3.5, *[0.5] * 12, 3.5])]

        self.assertEqual(ats, sorted(ats))

    def test_they_read_the_heights_of_a_control_chart(self):
        chart = xmr(VISCOSITIES, baseline=20)

        self.assertEqual([signal.at for signal in nelson(chart.z, [1])], chart.outside)

    def test_an_unknown_rule_and_no_numbers(self):
        with self.assertRaises(ValueError):
            nelson([1], [9])
        with self.assertRaises(ValueError):
            nhs([float("nan")])
        for rules in SETS:
            self.assertEqual(rules([]), [])


class PropertyTests(TestCase):
    @given(heights, st.sampled_from(SETS))
    def test_signals_lie_within_the_series(self, z, rules):
        for signal in rules(z):
            self.assertTrue(0 <= signal.first <= signal.at < len(z))
            self.assertIsNotNone(z[signal.at])

    @given(heights, st.sampled_from(SETS))
    def test_upside_down_says_the_same(self, z, rules):
        self.assertEqual(rules([None if height is None else -height for height in z]), rules(z))

    @given(heights, st.sampled_from(SETS))
    def test_what_comes_later_takes_nothing_back(self, z, rules):
        so_far = rules(z[: len(z) // 2])

        self.assertEqual([signal for signal in rules(z) if signal.at < len(z) // 2], so_far)

    @given(heights)
    def test_all_eight_are_the_eight(self, z):
        each = [signal for number in NELSON for signal in nelson(z, [number])]

        self.assertEqual(sorted(each), sorted(nelson(z)))
