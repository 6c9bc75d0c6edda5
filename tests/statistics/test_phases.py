from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.counts import c_chart, p_chart
from goldseam.statistics.individuals import xmr
from goldseam.statistics.phases import in_phases
from goldseam.statistics.run_charts import run_chart
from goldseam.statistics.silence import Silence
from tests.statistics.published import BOARDS, INFECTIONS, ORDERS, ORDERS_WRONG, SHIFT


class PhaseTests(TestCase):
    def test_each_part_has_its_own_centre_and_limits(self):
        """C2: 19 infections a month before and 7 after, neither of them moving by itself."""
        phases = in_phases(INFECTIONS, [24], c_chart)

        self.assertEqual([(part.first, part.last) for part in phases.parts], [(0, 23), (24, 35)])
        self.assertEqual((phases.centre[23], phases.centre[24]), (449 / 24, 85 / 12))
        self.assertAlmostEqual(phases.upper[23], 31.684, delta=5e-4)
        self.assertAlmostEqual(phases.upper[24], 15.068, delta=5e-4)
        self.assertEqual((phases.lower[24], phases.has_signal), (0, False))

    def test_signals_have_their_place_in_the_whole_series(self):
        phases = in_phases([*FLAT, *BOARDS], [12], c_chart)

        self.assertEqual(phases.outside, [12 + 5, 12 + 19])
        self.assertEqual(phases.values[17], 5)

    def test_run_charts_have_phases_too(self):
        phases = in_phases([*FLAT, *SHIFT], [12], run_chart)

        self.assertEqual(phases.in_long_runs, phases.signals)
        self.assertEqual(phases.signals, [12 + at for at in run_chart(SHIFT).signals])
        self.assertEqual((phases.upper, phases.outside), ([None] * 32, []))

    def test_a_frozen_baseline_belongs_to_its_phase(self):
        phases = in_phases([*FLAT, *SHIFT], [12], run_chart, baseline=slice(12, 22))

        self.assertEqual(phases.parts[1].chart, run_chart(SHIFT, baseline=10))
        self.assertEqual(phases.parts[0].chart, run_chart(FLAT))

    def test_a_frozen_baseline_ends_with_its_phase(self):
        phases = in_phases([*FLAT, *SHIFT], [12], run_chart, baseline=slice(4, 20))

        self.assertEqual(phases.parts[0].chart, run_chart(FLAT, baseline=slice(4, 12)))
        self.assertEqual(phases.parts[0].chart.why_silent, Silence.SHORT_BASELINE)

    def test_a_baseline_without_values_says_so(self):
        phases = in_phases(SHIFT, [10], xmr, baseline=slice(40, 50))

        self.assertEqual([part.chart.why_silent for part in phases.parts], [None, Silence.NO_VALUES])

    def test_shares_come_as_pairs(self):
        pairs = list(zip(ORDERS_WRONG, ORDERS, strict=True))
        phases = in_phases(pairs, [10], lambda part: p_chart(*zip(*part, strict=True)))

        self.assertEqual(phases.parts[1].chart, p_chart(ORDERS_WRONG[10:], ORDERS[10:]))

    def test_splits_that_cut_nothing_are_passed_over(self):
        for splits in ([], [0], [-3, 20], [99]):
            self.assertEqual(len(in_phases(SHIFT, splits, run_chart).parts), 1)
        self.assertEqual(len(in_phases(SHIFT, [10, 10], run_chart).parts), 2)
        self.assertEqual(in_phases([], [3], run_chart).signals, [])

    @given(st.lists(st.integers(0, 30), max_size=40), st.lists(st.integers(-5, 45)))
    def test_parts_cover_the_series_once(self, values, splits):
        phases = in_phases(values, splits, xmr)

        self.assertEqual(phases.values, values)
        self.assertEqual({len(phases.centre), len(phases.upper), len(phases.lower)}, {len(values)})
        self.assertTrue(all(0 <= at < len(values) for at in phases.signals))


FLAT = [18, 22] * 6
