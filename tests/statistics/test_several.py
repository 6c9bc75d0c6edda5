from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.several import holm

ps = st.lists(st.floats(0, 1), max_size=20)


class HolmTests(TestCase):
    def test_four_questions(self):
        """Section 13."""
        for found, wanted in zip(holm([0.010, 0.030, 0.020, 0.250]), [0.04, 0.06, 0.06, 0.25], strict=True):
            self.assertAlmostEqual(found, wanted)

    def test_one_question_stays_as_it_is(self):
        self.assertEqual(holm([0.03]), [0.03])
        self.assertEqual(holm([]), [])

    def test_what_is_no_chance_is_refused(self):
        for wrong in (-0.1, 1.1, float("nan"), float("inf")):
            with self.assertRaises(ValueError):
                holm([0.1, wrong])

    @given(ps)
    def test_asking_more_never_makes_one_surer(self, ps):
        for p, adjusted in zip(ps, holm(ps), strict=True):
            self.assertTrue(p <= adjusted <= 1)

    @given(ps, st.randoms())
    def test_the_order_of_asking_does_not_matter(self, ps, random):
        places = list(range(len(ps)))
        random.shuffle(places)
        adjusted = holm(ps)

        self.assertEqual(holm([ps[place] for place in places]), [adjusted[place] for place in places])
