"""How dots are counted: the rules alone, with the numbers of the domain."""

from unittest import TestCase

from goldseam.live.counting import Counted, dots_each, outcome


def got(**clusters) -> list[Counted]:
    return [Counted(key, *numbers) for key, numbers in clusters.items()]


def level(number: int, *numbers, first="P") -> list[Counted]:
    return [Counted(f"{first}{place}", *numbers) for place in range(number)]


class CountingTests(TestCase):
    def test_everybody_has_three_to_five_dots_and_none_where_there_is_nothing_to_choose(self):
        self.assertEqual([dots_each(n) for n in (0, 3, 4, 12, 13, 16, 17, 20, 400)], [0, 0, 3, 3, 4, 4, 5, 5, 5])

    def test_dots_then_people_then_how_bad_it_could_become(self):
        """6.2, the numbers of the domain: B A C D F E, and the first five are carried."""
        found = outcome(got(A=(6, 4), B=(6, 5), C=(5, 5), D=(3, 3), E=(2, 2), F=(2, 2, 5)))

        self.assertEqual(sorted(found.places, key=found.places.get), ["B", "A", "C", "D", "F", "E"])
        self.assertEqual(found.carried, ["B", "A", "C", "D", "F"])
        self.assertEqual(found.tied, [])

    def test_what_could_become_very_bad_is_carried_without_a_dot(self):
        found = outcome([*got(Q=(0, 0, 5), Z=(0, 0, 4)), *(Counted(f"P{n}", n + 1, 1) for n in range(6))])

        self.assertEqual(found.carried, ["P5", "P4", "P3", "P2", "P1", "Q"])

    def test_those_level_with_the_fifth_are_carried_up_to_seven(self):
        found = outcome([*level(4, 5, 5, first="T"), *level(3, 2, 2)])

        self.assertEqual(len(found.carried), 7)
        self.assertEqual(found.tied, [])
        self.assertEqual({found.places[f"P{n}"] for n in range(3)}, {5})

    def test_beyond_seven_a_run_off_decides_between_those_that_are_level(self):
        found = outcome([*level(4, 5, 5, first="T"), *level(4, 2, 2)])

        self.assertEqual(found.carried, ["T0", "T1", "T2", "T3"])
        self.assertEqual(found.tied, ["P0", "P1", "P2", "P3"])

    def test_after_the_run_off_those_still_level_are_all_carried(self):
        run_off = [Counted(f"P{place}", 2, 2, 0, dots) for place, dots in enumerate((3, 3, 1, 0))]

        found = outcome([*level(4, 5, 5, first="T"), *run_off], had_run_off=True)

        self.assertEqual(found.carried, ["T0", "T1", "T2", "T3", "P0", "P1"])
        self.assertEqual(found.tied, [])

    def test_nobody_s_choice_in_the_run_off_is_left_even_where_there_is_room(self):
        run_off = [Counted(f"P{place}", 2, 2, 0, dots) for place, dots in enumerate((3, 0, 0, 0, 0, 0))]

        found = outcome([*level(2, 5, 5, first="T"), *run_off], had_run_off=True)

        self.assertEqual(found.carried, ["T0", "T1", "P0"])

    def test_level_ones_that_could_all_become_very_bad_need_no_run_off(self):
        found = outcome(level(9, 1, 1, 5))

        self.assertEqual((len(found.carried), found.tied), (9, []))

    def test_a_run_off_in_which_nobody_chose_carries_all(self):
        self.assertEqual(len(outcome(level(9, 1, 1), had_run_off=True).carried), 9)

    def test_what_got_no_dot_is_left_unless_nobody_gave_any(self):
        some = outcome(got(A=(1, 1), B=(0, 0), C=(0, 0), D=(0, 0)))
        none = outcome(got(A=(0, 0, 1), B=(0, 0), C=(0, 0, 3), D=(0, 0)))

        self.assertEqual(some.carried, ["A"])
        self.assertEqual(none.carried[:2], ["C", "A"])
        self.assertEqual((len(none.carried), none.tied), (4, []))
