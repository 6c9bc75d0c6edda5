from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.pareto import pareto

HALVES = {f"{count} times": count for count in (256, 128, 64, 32, 16, 8, 4, 2, 1)}
TOGETHER = [0.500978, 0.751468, 0.876712, 0.939335, 0.970646, 0.986301, 0.994129, 0.998043, 1]


class VectorTests(TestCase):
    def test_pa1_halves(self):
        bars = pareto(dict(reversed(HALVES.items())))

        self.assertEqual([bar.name for bar in bars], list(HALVES))
        for bar, wanted in zip(bars, TOGETHER, strict=True):
            self.assertAlmostEqual(bar.cumulative, wanted, delta=1e-6)

    def test_pa2_six_causes(self):
        bars = pareto(dict(zip("fedcba", (2, 3, 4, 6, 9, 14), strict=True)))

        self.assertEqual([round(bar.cumulative * 100, 2) for bar in bars], [36.84, 60.53, 76.32, 86.84, 94.74, 100])
        self.assertAlmostEqual(bars[1].share, 9 / 38)


class OrderTests(TestCase):
    def names(self, *args, **details):
        return [bar.name for bar in pareto(*args, **details)]

    def test_of_equals_the_most_severe_comes_first_then_the_name(self):
        counts = {"tools": 3, "handover": 3, "config": 3, "alarm": 1}

        self.assertEqual(self.names(counts), ["config", "handover", "tools", "alarm"])
        self.assertEqual(self.names(counts, {"tools": 4, "alarm": 5}), ["tools", "config", "handover", "alarm"])

    def test_other_comes_last_however_much_it_is(self):
        self.assertEqual(self.names({"other": 9, "tools": 3}, other="other"), ["tools", "other"])

    def test_what_never_happened_has_no_bar(self):
        self.assertEqual(self.names({"tools": 0, "alarm": 2}), ["alarm"])
        self.assertEqual(self.names({"tools": 0}), [])
        self.assertEqual(self.names({}), [])

    def test_what_is_no_count_is_refused(self):
        for wrong in (-1, 0.5, float("nan"), float("inf"), 1e308, "3", None, True):
            with self.assertRaises(ValueError):
                pareto({"tools": wrong, "alarm": wrong})
        with self.assertRaises(ValueError):
            pareto({"tools": 1}, {"tools": "grave"})


class PropertyTests(TestCase):
    @given(st.dictionaries(st.text(), st.integers(0, 10**12)))
    def test_bars_fall_and_their_shares_rise_to_all(self, counts):
        bars = pareto(counts)

        self.assertEqual([bar.count for bar in bars], sorted(filter(None, counts.values()), reverse=True))
        self.assertEqual([bar.cumulative for bar in bars], sorted(bar.cumulative for bar in bars))
        self.assertTrue(not bars or bars[-1].cumulative == 1)
