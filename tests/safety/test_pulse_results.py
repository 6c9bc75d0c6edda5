from django.test import TestCase

from goldseam.safety.models import PulseComment, Tally
from goldseam.safety.results import results_of, trend_of
from tests import make
from tests.safety.pulses import VECTOR, all_answer, answer, asked_and_closed, later, many, opened, scattered

EIGHT = [*VECTOR, VECTOR[0], VECTOR[2]]


class ResultsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))
        cls.bo = make.person("P0")

    def own(self, pulse, person=None):
        return results_of(pulse, person or self.bo).groups[0]

    def test_the_vector_of_the_domain(self):
        pulse = asked_and_closed(self.acme, {self.ward: VECTOR})

        cut = self.own(pulse)

        self.assertEqual((cut.n, cut.invited, cut.rate, cut.score), (6, 6, 1.0, (5.1, 3.9, 6.3)))
        self.assertEqual((cut.sd, cut.shared_view, cut.straight_liners), (None, None, 1))
        self.assertEqual([item.mean for item in cut.items], [5.2, 5.2, 5.0, 4.8, 5.2, 5.0, 5.3])
        self.assertIn("Fewer than 5", cut.speaking_up.why_hidden)
        self.assertEqual([item.item.is_reversed for item in cut.items], [True, False, True, False, True, False, False])

    def test_where_all_chose_one_step_throughout_nobody_reads_how_many_did(self):
        """It would say what each of them answered; and the total, less the other team, would say it too."""
        seven = make.team(self.acme, "Seven", many(self.acme, 7, "S"))
        pulse = asked_and_closed(self.acme, {self.ward: [(4,) * 8] * 6, seven: [*VECTOR, VECTOR[0]]})

        own, total = self.own(pulse), results_of(pulse, self.ana).total

        self.assertTrue(own.band)
        self.assertEqual((own.straight_liners, total.straight_liners), (None, None))
        self.assertEqual(self.own(pulse, make.person("S0")).straight_liners, 1)
        self.assertIsNone(pulse.groups.get(team=self.ward).tally.numbers["straight"])

    def test_nothing_is_read_before_it_closes(self):
        pulse = opened(self.acme)
        all_answer(pulse, self.ward, VECTOR)

        self.assertEqual(results_of(pulse, self.bo), results_of(pulse, self.ana))
        self.assertEqual((results_of(pulse, self.bo).groups, pulse.groups.get(team=self.ward).answered), ([], None))

    def test_under_five_answers_nothing_is_shown_and_nothing_is_kept(self):
        pulse = asked_and_closed(self.acme, {self.ward: VECTOR[:4]})

        cut = self.own(pulse)

        self.assertEqual((cut.score, cut.band, cut.straight_liners, cut.rate), (None, "", None, 0.67))
        self.assertIn("Fewer than 5", cut.why_hidden)
        self.assertEqual({item["why"] for item in Tally.objects.get().numbers["items"].values()}, {"few"})

    def test_an_item_counts_its_own_answers(self):
        rows = [(*row[:2], None, *row[3:]) for row in VECTOR[:2]] + VECTOR[2:]
        pulse = asked_and_closed(self.acme, {self.ward: rows})

        cut = self.own(pulse)

        self.assertEqual(cut.items[2].mean, None)
        self.assertIn("Fewer than 5", cut.items[2].why_hidden)
        # The score minus all others would tell it: one more is kept back.
        self.assertEqual([item.item.number for item in cut.items if item.mean is None], [3, 6])

    def test_a_spread_takes_eight_people(self):
        eight = make.team(self.acme, "Eight", many(self.acme, 8, "E"))
        pulse = asked_and_closed(self.acme, {eight: EIGHT, self.ward: VECTOR})

        cut = self.own(pulse, make.person("E0"))

        self.assertEqual((cut.sd, cut.shared_view), (1.1, True))
        # The total has none: with that of the eight it would tell that of the six.
        self.assertEqual((results_of(pulse, self.bo).total.sd, self.own(pulse).sd), (None, None))

    def test_people_who_see_it_very_differently_have_no_single_number(self):
        ten = make.team(self.acme, "Ten", many(self.acme, 10, "T"))
        safe, unsafe = (1, 7, 1, 7, 1, 7, 6), (7, 1, 7, 1, 7, 1, 2)
        pulse = asked_and_closed(self.acme, {ten: [safe, unsafe] * 5})

        cut = self.own(pulse, make.person("T0"))

        self.assertEqual((cut.shared_view, cut.score), (False, None))

    def test_where_all_say_the_same_a_band_takes_the_place_of_the_number(self):
        pulse = asked_and_closed(self.acme, {self.ward: [(1, 7, 1, 7, 1, 7, 7)] * 6})

        cut = self.own(pulse)

        self.assertEqual((cut.score, cut.band), (None, "high"))
        self.assertEqual({(item.mean, item.band) for item in cut.items}, {(None, "high")})

    def test_groups_are_hidden_beside_their_total(self):
        """Of 8, 7 and 3 answers the 3 are hidden, and so that nobody subtracts, the 7 as well."""
        eight = make.team(self.acme, "Eight", many(self.acme, 8, "E"))
        seven = make.team(self.acme, "Seven", many(self.acme, 7, "S"))
        answers = {eight: scattered(8), seven: scattered(7, 2), self.ward: scattered(3, 4)}
        pulse = asked_and_closed(self.acme, answers)

        self.assertIn("too small to hide in", self.own(pulse, make.person("S0")).why_hidden)
        self.assertIn("Fewer than 5", self.own(pulse).why_hidden)
        total = results_of(pulse, self.ana).total
        self.assertEqual((total.n, total.score is None), (18, False))

    def test_members_and_leaders_read_the_same_and_admins_no_more(self):
        other = make.team(self.acme, "Other", [make.member(self.acme, "O"), *many(self.acme, 6, "Q")])
        admin = make.member(self.acme, "Adi", role="admin")
        pulse = asked_and_closed(self.acme, {self.ward: VECTOR, other: scattered(7)})

        self.assertEqual([cut.name for cut in results_of(pulse, self.bo).groups], ["Ward"])
        for who in (admin, make.member(self.acme, "Audi", role="auditor")):
            self.assertEqual(results_of(pulse, who).groups, [])
            self.assertEqual(results_of(pulse, who).total, results_of(pulse, self.bo).total)
        self.assertIsNone(results_of(pulse, make.person("Stranger")).total)

    def test_comments_take_ten_answers_and_stand_alone(self):
        ten = make.team(self.acme, "Ten", many(self.acme, 10, "T"))
        pulse = opened(self.acme)
        for number, row in enumerate(scattered(10)):
            answer(pulse, make.person(f"T{number}"), ten, row, f"Word {number}" if number < 3 else "")
        for number, row in enumerate(VECTOR):
            answer(pulse, make.person(f"P{number}"), self.ward, row, "Of a small team")
        pulse.close()

        self.assertEqual(sorted(self.own(pulse, make.person("T0")).comments), ["Word 0", "Word 1", "Word 2"])
        self.assertEqual((self.own(pulse).comments, results_of(pulse, self.ana).comments), ([], []))
        self.assertIn("10", self.own(pulse).why_no_comments)
        self.assertFalse(PulseComment.objects.filter(text="Of a small team").exists())

    def test_comments_of_small_teams_stand_together_without_a_team(self):
        other = make.team(self.acme, "Other", many(self.acme, 6, "Q"))
        pulse = opened(self.acme)
        for letter, team in (("P", self.ward), ("Q", other)):
            for number, row in enumerate(scattered(6)):
                answer(pulse, make.person(f"{letter}{number}"), team, row, "We talk." if number == 0 else "")
        pulse.close()

        self.assertEqual(results_of(pulse, self.bo).comments, ["We talk.", "We talk."])


class ComparingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 8))
        cls.bo = make.person("P0")

    def next_one(self, rows, days=91):
        with later(days):
            return asked_and_closed(self.acme, {self.ward: rows})

    def cut(self, pulse):
        return results_of(pulse, self.bo).groups[0]

    def test_two_quarters_of_the_same_people_are_compared(self):
        asked_and_closed(self.acme, {self.ward: [(5, 3, 5, 3, 5, 3, 4), (5, 4, 5, 3, 4, 3, 3)] * 4})
        second = self.next_one([(2, 6, 2, 6, 2, 6, 6), (2, 6, 3, 6, 2, 5, 6)] * 4)

        change = self.cut(second).change_since

        # Between the numbers that both pages show: more exact ones are not kept.
        self.assertEqual((change.difference, change.low > 0), (2.7, True))
        self.assertIn("more than chance", change.words)
        self.assertEqual([wave.pulse.number for wave in trend_of(self.acme, self.bo, self.ward)], [1, 2])

    def test_one_who_left_stops_the_comparison(self):
        asked_and_closed(self.acme, {self.ward: EIGHT})
        self.ward.members.remove(make.person("P7"))

        cut = self.cut(self.next_one(EIGHT[:7]))

        self.assertEqual((cut.change_since, cut.score is None), (None, False))
        self.assertIn("came or left", cut.why_no_change)

    def test_an_account_that_is_gone_counts_as_one_who_left(self):
        asked_and_closed(self.acme, {self.ward: EIGHT})
        make.person("P7").delete()

        cut = self.cut(self.next_one(EIGHT[:7]))

        self.assertEqual((cut.change_since, cut.why_no_change == ""), (None, False))

    def test_too_few_who_must_have_answered_twice_stop_it_too(self):
        """Six of eight and then six of eight: perhaps only four of them are the same."""
        asked_and_closed(self.acme, {self.ward: VECTOR})
        second = self.next_one(VECTOR)

        group = second.groups.get(team=self.ward)
        self.assertEqual((group.answered_in_both, group.roster_change), (4, 0))
        self.assertIsNone(self.cut(second).change_since)

    def test_the_questions_of_a_trend_do_not_grow_with_the_waves(self):
        other = make.team(self.acme, "Other", many(self.acme, 6, "Q"))
        for wave in range(3):
            with later(30 * wave):
                pulse = asked_and_closed(self.acme, {self.ward: scattered(8), other: scattered(6)})
                if wave:
                    pulse.respond(by=self.ana, heard="Little.", not_changing="Nothing yet.")
        with self.assertNumQueries(6):
            self.assertEqual(len(trend_of(self.acme, self.bo)), 3)
