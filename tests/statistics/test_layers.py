"""Layers of defence, with the events that were worked out by hand."""

from itertools import combinations
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.statistics.alignments import Alignment, WhyUnknown, alignments, lift, pairs, phi
from goldseam.statistics.layers import Alike, alike, depths, hole_shares

ORDERS = ["FFFHN", "FFHNN", "UFFFH", "F-FFH", "FFFFF", "-FFHN", "FF-FH", "--FHN"]
SIDE_BY_SIDE = [
    row.replace("1", "F").replace("0", "H")
    for row in ["11100", "11000", "01110", "10110", "11111", "01100", "11010", "00100"]
]
ALL_PAIRS = list(combinations(range(5), 2))


class ShareTests(TestCase):
    def test_the_worked_example_of_orders(self):
        found = hole_shares(alike(ORDERS), 5)

        self.assertEqual(
            [(row.failed, row.held, row.not_reached) for row in found],
            [(5, 0, 0), (6, 0, 0), (6, 1, 0), (4, 3, 1), (1, 3, 4)],
        )
        self.assertEqual([(row.holes.x, row.holes.n) for row in found], [(5, 5), (6, 6), (6, 7), (4, 7), (1, 4)])
        self.assertEqual(
            [(round(row.holes.share, 3), round(row.holes.low, 3), round(row.holes.high, 3)) for row in found],
            [(1, 0.566, 1), (1, 0.610, 1), (0.857, 0.487, 0.974), (0.571, 0.250, 0.842), (0.250, 0.046, 0.699)],
        )

    def test_a_layer_that_ought_to_be_there_is_a_hole(self):
        row = hole_shares(alike(["A", "F", "H", "N", "-", "U"]), 1)[0]

        self.assertEqual((row.failed, row.absent, row.held, row.holes.x, row.holes.n), (1, 1, 1, 2, 3))

    def test_without_a_word_about_a_layer_there_is_no_share(self):
        self.assertEqual([row.holes.share for row in hole_shares(alike(["NU-"]), 3)], [None] * 3)
        self.assertEqual([row.holes.n for row in hole_shares([], 2)], [0, 0])

    def test_depth_and_the_last_layer_standing(self):
        """Held, with no layer left behind: in FFHNN two more would have been there."""
        found = {row: alike([row])[0] for row in ORDERS}

        self.assertEqual([one.depth for one in found.values()], [3, 2, 3, 3, 5, 2, 3, 1])
        self.assertEqual([row for row, one in found.items() if one.last_standing == 4], ["UFFFH", "F-FFH", "FF-FH"])
        self.assertEqual([row.last_standing for row in hole_shares(alike(ORDERS), 5)], [0, 0, 0, 0, 3])
        self.assertEqual(depths(alike(ORDERS)), {1: 1, 2: 2, 3: 4, 5: 1})
        self.assertIsNone(alike(["H"])[0].last_standing)


class AlignmentTests(TestCase):
    def test_sets_of_holes_by_the_number_of_their_events(self):
        found = {one.places: one.support for one in alignments(alike(ORDERS), 5).sets}

        self.assertEqual(found, {(0, 1): 4, (1, 2): 4, (0, 2): 3, (0, 3): 3, (1, 3): 3, (2, 3): 3})

    def test_a_set_that_never_comes_without_a_third_is_told_with_it(self):
        """Where a larger set has holes in the very same events, it stands for the smaller one."""
        found = alignments(alike(["FFF", "FFF", "FFF", "FHN"]), 3)

        self.assertEqual(found.sets, (Alignment((0, 1, 2), 3),))

    def test_two_events_are_no_pattern(self):
        self.assertEqual(alignments(alike(["FF", "FF"]), 2).sets, ())

    def test_sixty_layers_that_fail_together_do_not_take_for_ever(self):
        found = alignments([Alike(failed=(1 << 60) - 1, number=100_000)], 60, most=5)

        self.assertEqual([(len(one.places), one.support) for one in found.sets], [(4, 100_000)] * 5)
        self.assertTrue(found.is_cut)

    @given(st.lists(st.text("FHA-", min_size=5, max_size=5), max_size=30))
    @settings(deadline=None)
    def test_it_finds_what_counting_all_sets_finds(self, events):
        holes = [{place for place, code in enumerate(codes) if code in "FA"} for codes in events]
        supports = {
            places: sum(set(places) <= one for one in holes)
            for size in (2, 3, 4)
            for places in combinations(range(5), size)
        }
        closed = {
            places: support
            for places, support in supports.items()
            if support >= 3 and not any(set(places) < set(more) and supports[more] == support for more in supports)
        }

        self.assertEqual({one.places: one.support for one in alignments(alike(events), 5).sets}, closed)


class PairTests(TestCase):
    def test_in_a_strict_sequence_lift_is_one_for_all_ten_pairs(self):
        """So it says nothing, and is not told."""
        found = pairs(alike(ORDERS), 5, side_by_side=ALL_PAIRS, least=0)
        counted = {}
        for first, second in ALL_PAIRS:
            met = [row for row in ORDERS if row[first] in "FAH" and row[second] in "FAH"]
            holes = [[row[place] in "FA" for row in met] for place in (first, second)]
            both = sum(a and b for a, b in zip(*holes, strict=True))
            counted[first, second] = lift(both, sum(holes[0]), sum(holes[1]), len(met))

        self.assertEqual(set(counted.values()), {1.0})
        self.assertEqual(len(counted), 10)
        self.assertEqual({pair.lift for pair in found}, {None})
        told = pairs(alike(ORDERS), 5)
        self.assertEqual({(pair.lift, pair.phi, pair.why_unknown) for pair in told}, {(None, None, "in_sequence")})

    def test_layers_that_work_side_by_side(self):
        found = {(pair.first, pair.second): pair for pair in pairs(alike(SIDE_BY_SIDE), 5, ALL_PAIRS, least=1)}

        self.assertEqual(
            [row.holes.share for row in hole_shares(alike(SIDE_BY_SIDE), 5)], [0.625, 0.75, 0.75, 0.5, 0.125]
        )
        for places, both, *figures in [
            ((0, 1), 4, 1.0667, 0.5714, 0.1491),
            ((0, 2), 3, 0.8, 0.375, -0.4472),
            ((3, 4), 1, 2.0, 0.25, 0.3780),
        ]:
            pair = found[places]
            self.assertEqual((pair.both, pair.met), (both, 8))
            self.assertEqual([round(pair.lift, 4), round(pair.jaccard, 4), round(pair.phi, 4)], figures)

    def test_below_three_events_lift_is_not_told(self):
        found = {(pair.first, pair.second): pair for pair in pairs(alike(SIDE_BY_SIDE), 5, ALL_PAIRS)}

        self.assertEqual((found[3, 4].lift, found[3, 4].why_unknown), (None, WhyUnknown.TOO_FEW))
        self.assertAlmostEqual(found[3, 4].jaccard, 0.25)

    def test_a_layer_that_always_fails_has_no_contrast(self):
        pair = pairs(alike(["FF", "FF", "FF", "FH"]), 2, [(1, 0)])[0]

        self.assertEqual((pair.both, pair.lift, pair.phi, pair.why_unknown), (3, None, None, "no_contrast"))
        self.assertIsNone(phi(3, 4, 3, 4))
        self.assertIsNone(lift(0, 0, 3, 4))


class RefusalTests(TestCase):
    def test_what_cannot_be_is_refused(self):
        for wrong in (
            lambda: alike(["FX"]),
            lambda: alike(["F" * 63]),
            lambda: hole_shares([Alike(failed=4)], 2),
            lambda: hole_shares([Alike(failed=1, held=1)], 2),
            lambda: alignments([Alike(failed=-1)], 2),
            lambda: pairs([Alike(number=0)], 2),
            lambda: pairs([], 63),
            lambda: lift(3, 2, 3, 9),
            lambda: phi(1, 5, 5, 8),
        ):
            with self.assertRaises(ValueError):
                wrong()
