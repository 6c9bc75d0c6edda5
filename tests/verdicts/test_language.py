"""What holds for all verdicts: plain words, and no claim without a rule that carries it."""

import ast
from itertools import product
from pathlib import Path
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

import goldseam.verdicts
from goldseam.statistics.counts import c_chart
from goldseam.statistics.individuals import xmr
from goldseam.statistics.means import difference_of_means
from goldseam.statistics.quantiles import summary
from goldseam.statistics.ranks import compare_ranks
from goldseam.statistics.rare import g_chart
from goldseam.statistics.run_charts import run_chart
from goldseam.statistics.silence import Silence
from goldseam.verdicts import control_charts, means, proportions, quantiles, ranks, rare_events, rates, run_charts

HOME = Path(goldseam.verdicts.__file__).parent
TOO_LEARNED = ("significan", "p-value", "p =", "null hypothesis", "standard deviation", "trend", "proves", "median")
series = st.lists(st.integers(0, 50), max_size=40)
counts = st.integers(0, 60)


class WordTests(TestCase):
    def test_no_sentence_needs_a_course_in_statistics(self):
        for sentence in sentences_in_source():
            for word in TOO_LEARNED:
                self.assertNotIn(word, sentence.lower())

    def test_every_method_has_words(self):
        methods = {path.stem for path in HOME.glob("*.py")} - {"__init__", "verdict", "words"}

        self.assertEqual(methods, set(goldseam.verdicts.__all__) - {"Better", "Mood", "Verdict"})


class ClaimTests(TestCase):
    def assert_sound(self, said):
        self.assertTrue(said.shows and said.does_not_show)
        self.assertNotIn("%(", str(said))
        self.assertNotIn("nan", str(said))
        self.assertNotRegex(str(said), r"\binf\b|None")
        if said.mood:
            self.assertTrue(said.decided)
        if said.does_not_show.startswith("Too early"):
            self.assertFalse(said.decided)

    @given(series)
    @settings(deadline=None)
    def test_charts_claim_only_what_their_rules_carry(self, values):
        for better, make in product(("lower", ""), (xmr, c_chart)):
            chart = make(values)
            said = control_charts.of(chart, better)
            self.assert_sound(said)
            self.assertEqual(said.decided, chart.runs.has_signal and chart.why_silent != Silence.TOO_RARE)
        self.assert_sound(rare_events.of(g_chart(values)))
        said = run_charts.of(run_chart(values), "lower")
        self.assert_sound(said)
        self.assertEqual(said.decided, run_chart(values).has_signal)

    @given(counts, counts, counts, counts)
    @settings(deadline=None)
    def test_counts_claim_only_what_their_interval_carries(self, x, more_x, y, more_y):
        self.assert_sound(rates.of(x, 1 + more_x, y, 1 + more_y))
        self.assert_sound(proportions.of(x, x + more_x, y, y + more_y, better="higher"))

    @given(series, series)
    @settings(deadline=None, max_examples=60)
    def test_values_claim_only_what_is_enough(self, before, after):
        said = ranks.of(compare_ranks(before, after))
        self.assert_sound(said)
        self.assert_sound(means.of(difference_of_means(before, after), better="lower"))
        self.assert_sound(quantiles.of(summary(before)))
        if said.decided:
            self.assertGreaterEqual(min(len(before), len(after)), 20)


def sentences_in_source():
    for path in HOME.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                yield from (
                    part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )
