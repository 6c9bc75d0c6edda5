import math
from random import Random
from time import process_time
from unittest import TestCase

from goldseam.statistics.similarity import (
    SUGGEST_FROM,
    Bag,
    Weights,
    binary_cosine,
    cosine,
    jaccard,
    overlap,
    rank,
    similarity,
    tokens,
    weighted_jaccard,
)

A = {"config", "deploy", "rollback", "alert-missing"}
B = {"config", "deploy", "handover"}
WEIGHTS = Weights(40, {"config": 10, "deploy": 20, "rollback": 5, "alert-missing": 8, "handover": 4})


class VectorTests(TestCase):
    def test_shares_of_two_sets(self):
        """Section 12, J1."""
        self.assertAlmostEqual(jaccard(A, B), 0.4, delta=1e-6)
        self.assertAlmostEqual(binary_cosine(A, B), 0.577350, delta=1e-6)
        self.assertAlmostEqual(overlap(A, B), 0.666667, delta=1e-6)

    def test_cosine_of_counts(self):
        """Section 12, J1."""
        self.assertAlmostEqual(
            cosine(dict(zip("abcd", (2, 1, 0, 3), strict=True)), dict(zip("abcd", (1, 0, 1, 2), strict=True))),
            0.872872,
            delta=1e-6,
        )

    def test_rare_things_weigh_more(self):
        """Section 12: idf = ln((N + 1) / (df + 1)) + 1, and the weighted Jaccard."""
        wanted = {"config": 2.3157, "deploy": 1.6690, "rollback": 2.9218, "alert-missing": 2.5163, "handover": 3.1041}
        for thing, weight in wanted.items():
            self.assertAlmostEqual(WEIGHTS[thing], weight, delta=5e-5)
        self.assertAlmostEqual(weighted_jaccard(A, B, WEIGHTS), 0.318091, delta=1e-6)

    def test_nothing_is_like_nothing(self):
        """Section 12: both empty gives 0, not 1."""
        for share in (jaccard, binary_cosine, overlap):
            self.assertEqual(share(set(), set()), 0)
            self.assertEqual(share({"a"}, set()), 0)
        self.assertEqual(weighted_jaccard(set(), set(), WEIGHTS), 0)
        self.assertEqual(cosine({}, {}), 0)

    def test_suggested_from_two_fifths_of_the_labels(self):
        """Section 12: at 0.4 on tags, codes of factors and layers; a person confirms."""
        known = Weights(0, {})
        at = similarity(Bag.of(tag=["a", "b", "c", "d"]), Bag.of(tag=["a", "b", "e"]), known)
        below = similarity(Bag.of(tag=["a", "b", "c", "d"]), Bag.of(tag=["a", "e"]), known)

        self.assertAlmostEqual(at.labels, SUGGEST_FROM)
        self.assertLess(below.labels, SUGGEST_FROM)


class ReasonTests(TestCase):
    def test_the_weightiest_reason_comes_first(self):
        """4.6: similar past events are shown with what they have in common."""
        new = Bag.of("The certificate expired again", layer=["alarm"], place=["Vienna"])
        old = Bag.of("Expired certificates stopped the login", layer=["alarm"], place=["Vienna"], tag=["tls"])
        weights = Weights(50, {("layer", "alarm"): 40, ("place", "Vienna"): 2, "certificate": 3, "expired": 9})

        match = similarity(new, old, weights)

        self.assertEqual(match.reasons[0][:2], ("place", "Vienna"))
        self.assertEqual([reason.kind for reason in match.reasons], ["place", "word", "word", "layer"])
        self.assertEqual([reason.what for reason in match.reasons if reason.kind == "word"], ["certificate", "expired"])
        self.assertAlmostEqual(sum(reason.share for reason in match.reasons), 1)

    def test_a_tag_and_a_layer_of_one_name_are_two_things(self):
        match = similarity(Bag.of(tag=["alarm"]), Bag.of(layer=["alarm"]), Weights(0, {}))

        self.assertEqual((match.strength, match.reasons), (0, []))

    def test_an_event_is_wholly_like_itself(self):
        bag = Bag.of("Zertifikat abgelaufen", tag=["tls"])

        match = similarity(bag, bag, Weights(3, {}))

        self.assertAlmostEqual(match.labels, 1)
        self.assertAlmostEqual(match.words, 1)

    def test_empty_events_are_like_nothing(self):
        match = similarity(Bag.of(), Bag.of(), Weights(0, {}))

        self.assertEqual(match, (0, 0, []))


class WordTests(TestCase):
    def test_words_lose_accents_capitals_and_plurals(self):
        self.assertEqual(
            tokens("Certificates, CERTIFICATE! Fällig; the DNS-Server is 42"),
            {"certificate": 2, "fallig": 1, "dns-server": 1},
        )

    def test_numbers_versions_and_times_are_no_words(self):
        self.assertEqual(
            [*tokens("4.15 v412 v4.12-beta 15min at 14:02 2024-03-14T14:02Z 3rd gateway k8s")],
            ["beta", "gateway", "k8s"],
        )

    def test_words_ending_in_ss_us_is_stay(self):
        self.assertEqual([*tokens("access status analysis")], ["access", "status", "analysis"])


class RankingTests(TestCase):
    def test_the_most_alike_come_first_and_strangers_not_at_all(self):
        """4.6: "seen before?" while a new one is logged."""
        candidates = {
            1: Bag.of("The printer was out of paper"),
            2: Bag.of("An expired certificate stopped the login", tag=["tls"]),
            3: Bag.of("Login slow after the release"),
        }

        found = rank(Bag.of("Login fails, certificate expired", tag=["tls"]), candidates)

        self.assertEqual([*found], [2, 3])
        self.assertGreater(found[2].strength, found[3].strength)

    def test_two_hundred_candidates_take_a_moment(self):
        random = Random(4)
        words = [f"word{n}" for n in range(900)]
        bags = {
            key: Bag.of(" ".join(random.choices(words, k=150)), tag=random.choices(words, k=5)) for key in range(200)
        }
        weights = Weights.among(bags.values())

        started = process_time()
        found = rank(bags[7], bags, weights)

        self.assertLess(process_time() - started, 0.1)
        self.assertEqual(next(iter(found)), 7)
        self.assertTrue(math.isclose(found[7].strength, 1))
