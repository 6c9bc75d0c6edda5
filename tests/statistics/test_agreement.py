import math
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.statistics.agreement import WhyUnknown, kappa, r_wg, turns, weighted_kappa

ANSWERS = [
    [2, 6, 3, 5, 2, 6, 6],
    [3, 5, 2, 5, 3, 5, 6],
    [1, 7, 2, 6, 1, 6, 7],
    [4, 4, 4, 4, 4, 4, 4],
    [2, 6, 3, 6, 2, 5, 5],
    [5, 3, 4, 3, 5, 4, 4],
]


class VectorTests(TestCase):
    def test_kappa_of_two_raters(self):
        """Section 13."""
        found = kappa("PPCICPICPCPC", "PCCICPIPPCPC")

        self.assertAlmostEqual(found.observed, 0.833333, delta=1e-6)
        self.assertAlmostEqual(found.expected, 0.375)
        self.assertAlmostEqual(found.kappa, 0.733333, delta=1e-6)

    def test_a_team_that_answers_alike(self):
        """Section 13 and 02-safety."""
        found = r_wg(ANSWERS, least=6)

        self.assertAlmostEqual(found.mean_variance, 1.5619, delta=5e-5)
        self.assertAlmostEqual(found.value, 0.916155, delta=1e-6)

    def test_how_evenly_talk_was_shared(self):
        """02-safety."""
        for counts, wanted in {
            (12, 9, 6, 3): (0.2500, 0.3333, 0.9232, 3.596, 0.400),
            (10, 10, 10, 10): (0, 0, 1, 4, 0.250),
            (30, 0, 0): (0.6667, 1, 0, 1, 1),
            (40, 5, 5, 5, 5): (0.4667, 0.5833, 0.6826, 3.000, 0.667),
        }.items():
            found = turns(counts)
            values = (found.gini, found.gini_normalised, found.evenness, found.speakers, found.largest)
            for value, expected in zip(values, wanted, strict=True):
                self.assertAlmostEqual(value, expected, delta=5e-4)


class KappaTests(TestCase):
    def test_full_agreement_is_one_and_guessing_is_none(self):
        self.assertEqual(kappa("PCPC", "PCPC").kappa, 1)
        self.assertAlmostEqual(kappa("PPCC", "PCPC").kappa, 0)

    def test_full_agreement_has_no_interval(self):
        """Twenty that agree do not tell that the next one will."""
        found = kappa("PC" * 10, "PC" * 10)

        self.assertEqual((found.kappa, found.low, found.high, found.why_unknown), (1, None, None, None))

    def test_kinds_that_cannot_be_counted_are_refused(self):
        with self.assertRaises(ValueError):
            kappa([["P"]], [["P"]])

    def test_one_kind_alone_tells_nothing(self):
        self.assertEqual(kappa("PPP", "PPP").why_unknown, WhyUnknown.ONE_KIND)
        self.assertEqual(kappa("", "").why_unknown, WhyUnknown.NOTHING)

    def test_both_sort_the_same_things(self):
        with self.assertRaises(ValueError):
            kappa("PC", "P")

    def test_the_interval_is_that_of_the_large_sample(self):
        """Fleiss, Cohen & Everitt (1969), checked by moving each count a little."""
        table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
        first = [i for i, row in enumerate(table) for number in row for _ in range(number)]
        second = [j for row in table for j, number in enumerate(row) for _ in range(number)]
        found = kappa(first, second)

        self.assertAlmostEqual((found.high - found.low) / 2, 1.959964 * delta_error(table), delta=1e-4)

    @given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")), min_size=1, max_size=60))
    @settings(deadline=None)
    def test_raters_may_be_exchanged_and_the_interval_holds_the_value(self, pairs):
        first, second = zip(*pairs, strict=True)
        found, turned = kappa(first, second), kappa(second, first)

        if found.kappa is None:
            self.assertEqual(found.why_unknown, WhyUnknown.ONE_KIND)
        elif found.kappa == 1:
            self.assertIsNone(found.low)
        else:
            self.assertAlmostEqual(found.kappa, turned.kappa)
            self.assertTrue(-1 <= found.low <= found.kappa <= found.high <= 1)


class SharedViewTests(TestCase):
    def test_a_small_team_is_not_reckoned(self):
        """Disagreement in a tiny team tells who thinks what."""
        self.assertEqual(r_wg(ANSWERS).why_unknown, WhyUnknown.TOO_FEW)

    def test_people_who_did_not_answer_hide_nobody(self):
        """Eight were asked and two answered: how far those two differ would tell who thinks what."""
        found = r_wg([[1], [7]] + [[None]] * 6)

        self.assertEqual((found.people, found.value, found.why_unknown), (2, None, WhyUnknown.TOO_FEW))

    def test_a_question_that_few_answered_is_left_out(self):
        found = r_wg([[3, 1], [3, 7]] + [[3, None]] * 6)

        self.assertEqual((found.people, found.items, found.value), (8, 1, 1))

    def test_more_scatter_than_at_random_counts_as_none(self):
        self.assertEqual(r_wg([[1, 7], [7, 1]] * 4).value, 0)

    def test_full_agreement_is_one(self):
        self.assertEqual(r_wg([[3, 5]] * 8).value, 1)

    def test_what_somebody_left_out_is_left_out(self):
        self.assertEqual(r_wg([[3, None]] * 8).value, 1)

    def test_impossible_answers_are_refused(self):
        for answers in ([[1, 8]] * 8, [[0]] * 8, [[1], [1, 2]], [[float("nan")]] * 8):
            with self.assertRaises(ValueError):
                r_wg(answers)


class WeightedKappaTests(TestCase):
    LOW_TO_HIGH = (
        [1] * 4 + [2] * 6 + [3] * 5 + [4] * 5,
        [1, 1, 1, 2, 2, 2, 2, 3, 3, 1, 3, 3, 4, 2, 3, 4, 4, 4, 4, 2],
    )

    def test_one_step_apart_is_half_as_far_as_two(self):
        """Six of twenty are one step apart and one is two; the interval is also that of the slopes of kappa."""
        found = weighted_kappa(*self.LOW_TO_HIGH, kinds=[1, 2, 3, 4])

        self.assertAlmostEqual(found.observed, 1 - (6 + 2) / 3 / 20)
        for name, value in {"kappa": 0.665272, "low": 0.431192, "high": 0.899352}.items():
            self.assertAlmostEqual(getattr(found, name), value, 6)
        self.assertTrue(kappa(*self.LOW_TO_HIGH).kappa < found.kappa)

    def test_of_two_kinds_it_is_kappa(self):
        first, second = [0] * 20 + [1] * 25, [0] * 15 + [1] * 22 + [0] * 8
        plain, weighted = kappa(first, second), weighted_kappa(first, second, kinds=[0, 1])

        for name in ("observed", "expected", "kappa", "low", "high"):
            self.assertAlmostEqual(getattr(plain, name), getattr(weighted, name), msg=name)

    def test_nothing_one_kind_and_unknown_kinds(self):
        self.assertEqual(weighted_kappa([], [], kinds=[1, 2]).why_unknown, WhyUnknown.NOTHING)
        self.assertEqual(weighted_kappa([4, 4], [4, 4], kinds=[4, 5]).why_unknown, WhyUnknown.ONE_KIND)
        self.assertEqual(weighted_kappa([4, 5], [4, 5], kinds=[4, 5]).kappa, 1)
        for first, second, kinds in (([1], [1, 2], [1, 2]), ([9], [1], [1, 2]), ([1], [1], [1])):
            with self.assertRaises(ValueError):
                weighted_kappa(first, second, kinds=kinds)


class TurnTests(TestCase):
    def test_nobody_alone_and_silence_share_nothing(self):
        self.assertEqual(turns([]).why_unknown, WhyUnknown.NOTHING)
        self.assertEqual(turns([0, 0]).why_unknown, WhyUnknown.NOTHING)
        self.assertEqual(turns([7]).why_unknown, WhyUnknown.ALONE)

    def test_between_two_the_shares_say_it_all(self):
        found = turns([3, 1])

        self.assertEqual((found.shares, found.gini, found.why_unknown), ((0.75, 0.25), None, WhyUnknown.ONLY_TWO))

    def test_counts_are_counts(self):
        for counts in ([-1, 2, 3], [1.5, 2, 3]):
            with self.assertRaises(ValueError):
                turns(counts)

    @given(st.lists(st.integers(0, 1000), min_size=3, max_size=20))
    @settings(deadline=None)
    def test_all_figures_lie_within_their_ends(self, counts):
        found = turns(counts)
        if found.gini is not None:
            self.assertTrue(0 <= found.gini <= found.gini_normalised <= 1 + 1e-12)
            self.assertTrue(0 <= found.evenness <= 1)
            self.assertTrue(1 - 1e-9 <= found.speakers <= len(counts) + 1e-9)


def delta_error(table: list[list[float]]) -> float:
    """The standard error of kappa by its slopes: √(Σ p g² − (Σ p g)²) / √n."""
    n = sum(map(sum, table))
    shares = {(i, j): number / n for i, row in enumerate(table) for j, number in enumerate(row)}
    slopes = {}
    for cell in shares:
        more, less = ({**shares, cell: shares[cell] + step} for step in (1e-6, -1e-6))
        slopes[cell] = (kappa_of(more) - kappa_of(less)) / 2e-6
    mean = sum(shares[cell] * slopes[cell] for cell in shares)
    square = sum(shares[cell] * slopes[cell] ** 2 for cell in shares)
    return math.sqrt((square - mean**2) / n)


def kappa_of(shares: dict) -> float:
    total = sum(shares.values())
    rows = [sum(share for (i, _), share in shares.items() if i == kind) / total for kind in range(3)]
    columns = [sum(share for (_, j), share in shares.items() if j == kind) / total for kind in range(3)]
    observed = sum(shares[kind, kind] for kind in range(3)) / total
    expected = sum(row * column for row, column in zip(rows, columns, strict=True))
    return (observed - expected) / (1 - expected)
