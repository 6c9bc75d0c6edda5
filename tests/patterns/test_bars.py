from django.test import SimpleTestCase, TestCase

from goldseam.patterns.counting import Counted, Counts
from goldseam.patterns.looking.bars import by_count, by_graveness
from tests import make
from tests.patterns import things


def counts(*numbers, n=None, **worst):
    values = [Counted(f"v{place}", number, worst=worst.get(f"v{place}", 0)) for place, number in enumerate(numbers)]
    return Counts(values, n or sum(numbers), 0, 0, 0)


class BarsTests(SimpleTestCase):
    def test_the_first_reach_what_they_make_up_together(self):
        """5.4: 14, 9, 6, 4, 3, 2."""
        rows = by_count(counts(2, 14, 6, 9, 3, 4), {}).rows

        together = [round(100 * row.cumulative, 2) for row in rows]
        self.assertEqual([row.count for row in rows], [14, 9, 6, 4, 3, 2])
        self.assertEqual(together, [36.84, 60.53, 76.32, 86.84, 94.74, 100])

    def test_there_are_at_most_ten_bars_and_the_others_stand_last(self):
        bars = by_count(counts(*range(30, 15, -1)), {})

        self.assertEqual(len(bars.rows), 10)
        self.assertTrue(bars.rows[-1].is_other)
        self.assertEqual(len(bars.rows[-1].besides), 9)
        self.assertTrue(bars.is_spread)

    def test_of_equals_the_one_that_could_have_been_worse_stands_first_and_then_the_name_decides(self):
        rows = by_count(counts(8, 8, 8, v2=5), {"v0": "Pump", "v1": "Label", "v2": "Till"}).rows

        self.assertEqual([row.name for row in rows], ["Till", "Label", "Pump"])

    def test_fewer_than_twenty_events_are_not_ranked(self):
        self.assertFalse(by_count(counts(12, 7), {}).is_enough)
        self.assertTrue(by_count(counts(12, 8), {}).is_enough)

    def test_a_value_may_be_called_as_the_rest_is(self):
        rows = by_count(counts(9, 8), {"v0": "Other"}).rows

        self.assertEqual([(row.name, row.is_other) for row in rows], [("Other", False), ("v1", False)])


class CountingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def test_what_could_have_been_grave_is_counted_apart(self):
        things.events(self.acme, 3, severity_potential=4)
        things.events(self.acme, 5, severity_potential=2, kind="incident")

        look = things.look(self.acme, self.ana)

        self.assertEqual([(row.value, row.count) for row in look.bars.rows], [("incident", 5), ("near_miss", 3)])
        self.assertEqual([(row.value, row.count) for row in look.grave.rows], [("near_miss", 3)])
        self.assertEqual(look.grave.n, 3)

    def test_only_what_the_person_sees_and_what_may_be_learned_from_counts(self):
        things.events(self.acme, 2)
        things.events(self.acme, 1, visibility="restricted")
        things.events(self.acme, 1)[0].hand_to_other_process(by=self.ana)

        self.assertEqual(things.look(self.acme, self.bo).whole.n, 2)
        self.assertEqual(things.look(self.acme, self.ana).whole.n, 3)

    def test_what_went_well_is_no_pattern_of_failure_unless_it_is_asked_for(self):
        things.events(self.acme, 2, kind="success")
        things.events(self.acme, 1)

        self.assertEqual(things.look(self.acme, self.ana).whole.n, 1)
        self.assertEqual(things.look(self.acme, self.ana, kind="any").whole.n, 3)
        self.assertEqual(things.look(self.acme, self.ana, kind="success").whole.n, 2)

    def test_days_before_and_after_the_period_do_not_count(self):
        things.events(self.acme, 1, when=things.at(9, 30, 23))
        things.events(self.acme, 1, when=things.at(10, 1, 0))
        things.events(self.acme, 1, when=things.at(10, 31, 23))
        things.events(self.acme, 1, when=things.at(11, 1, 0))

        self.assertEqual(things.look(self.acme, self.ana).whole.n, 2)

    def test_the_share_found_by_design_leaves_out_what_is_not_known(self):
        things.events(self.acme, 3, detection_method="scheduled_check")
        things.events(self.acme, 1, detection_method="chance")
        things.events(self.acme, 5)

        share = things.look(self.acme, self.ana).whole.by_design

        self.assertEqual((share.x, share.n), (3, 4))

    def test_grave_bars_are_by_graveness(self):
        bars = by_graveness(Counts([Counted("a", 9, grave=1), Counted("b", 2, grave=2)], 11, 0, 3, 0), {})

        self.assertEqual([(row.value, row.count) for row in bars.rows], [("b", 2), ("a", 1)])
