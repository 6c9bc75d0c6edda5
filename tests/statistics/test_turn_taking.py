from unittest import TestCase

from goldseam.statistics.agreement import WhyUnknown
from goldseam.statistics.turn_taking import attention

# Of the domain, safety: counts; G, G*, evenness, effective speakers, largest share.
VECTORS = [
    ([12, 9, 6, 3], 0.2500, 0.3333, 0.9232, 3.596, 0.400),
    ([10, 10, 10, 10], 0, 0, 1, 4, 0.250),
    ([30, 0, 0], 0.6667, 1, 0, 1, 1),
    ([40, 5, 5, 5, 5], 0.4667, 0.5833, 0.6826, 3.000, 0.667),
]


class AttentionTests(TestCase):
    def test_turns_are_shared_as_the_vectors_say(self):
        for counts, *wanted in VECTORS:
            found = attention(counts, is_half_time=False).found
            figures = (found.gini, found.gini_normalised, found.evenness, found.speakers, found.largest)

            for figure, value in zip(figures, wanted, strict=True):
                self.assertAlmostEqual(figure, value, delta=6e-4, msg=counts)

    def test_more_than_half_of_the_turns_fills_a_talk_of_four(self):
        self.assertEqual(attention([40, 5, 5, 5, 5], False).fills, 0)
        self.assertIsNone(attention([2, 1, 1, 0], False).fills)
        self.assertIsNone(attention([30, 0, 0], False).fills)

    def test_who_has_said_nothing_is_named_from_half_time_on(self):
        self.assertEqual(attention([4, 0, 3, 0], True).unheard, (1, 3))
        self.assertEqual(attention([4, 0, 3, 0], False).unheard, ())

    def test_nothing_is_said_of_too_little_talk(self):
        for counts in ([], [7], [0, 0, 0, 0]):
            self.assertEqual(attention(counts, True)[:2], (None, ()))
        self.assertEqual(attention([3, 1], True).found.why_unknown, WhyUnknown.ONLY_TWO)
