from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.safety.models import BallotBox, Invited, Pulse, PulseKey, Ticket
from goldseam.safety.results import results_of
from tests import make
from tests.safety.pulses import VECTOR, all_answer, answer, group_of, later, many, opened, planned


class PlanningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))

    def test_thresholds_start_at_five_and_ten_and_can_only_be_raised(self):
        pulse = planned(self.acme)
        self.assertEqual((pulse.least_scores, pulse.least_comments, pulse.state), (5, 10, "planned"))

        pulse.amend(by=self.ana, least_scores=6, least_comments=12)
        for least in ({"least_scores": 4}, {"least_comments": 9}, {"least_scores": 10**6}):
            with self.assertRaises(ValidationError):
                Pulse.objects.get().amend(by=self.ana, **least)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Pulse.objects.update(least_scores=4)

    def test_what_was_promised_is_frozen_when_it_opens(self):
        pulse = opened(self.acme)

        with self.assertRaisesMessage(ValidationError, "What was promised to people stays"):
            pulse.amend(by=self.ana, least_scores=6)

    def test_those_who_guide_plan_one(self):
        today = Pulse(organisation=self.acme).today
        days = {"opens_on": today, "closes_on": today + timedelta(days=14)}
        with self.assertRaisesMessage(ValidationError, "Only those who set how people learn"):
            Pulse.plan(self.acme, by=make.person("P1"), **days)

        Pulse.plan(self.acme, by=make.member(self.acme, "Guide", role="facilitator"), **days)

    def test_one_at_a_time_and_four_weeks_apart(self):
        opened(self.acme)
        with self.assertRaisesMessage(ValidationError, "One at a time"):
            planned(self.acme)

        Pulse.objects.get().close()
        with later(27), self.assertRaisesMessage(ValidationError, "four weeks"):
            planned(self.acme)
        with later(28):
            planned(self.acme)

    def test_days_that_make_no_sense_are_refused(self):
        for days in (4, 61, -1):
            with self.assertRaises(ValidationError):
                planned(self.acme, days=days)
        with later(-3):
            early = planned(self.acme)
        early.opens_on -= timedelta(days=1)
        with self.assertRaises(ValidationError):
            early._check()

    def test_where_no_team_is_large_enough_people_talk_instead(self):
        self.ward.members.remove(make.person("P0"), make.person("P1"))

        with self.assertRaisesMessage(ValidationError, "Talk together instead"):
            planned(self.acme)
        with self.assertRaises(ValidationError):
            planned(make.organisation(self.ana, name="Solo", size="solo"))

    def test_it_can_be_called_off_before_and_while_it_runs_and_never_closed_early(self):
        pulse = opened(self.acme)
        answer(pulse, make.person("P0"), self.ward, VECTOR[0])

        with self.assertRaises(ValidationError):
            pulse.call_off(by=make.person("P1"))
        pulse.call_off(by=self.ana)

        self.assertEqual((pulse.state, results_of(pulse, make.person("P0")).groups), ("called_off", []))
        self.assertFalse(BallotBox.objects.exists() or Ticket.objects.exists() or PulseKey.objects.exists())


class OpeningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))
        cls.lab = make.team(cls.acme, "Lab", [make.person("P0"), *many(cls.acme, 5, "L")])

    def test_everybody_is_invited_at_once_and_once_for_each_team(self):
        pulse = opened(self.acme)

        self.assertEqual(Invited.objects.count(), 12)
        self.assertEqual([one.group.name for one in pulse.own_tickets(make.person("P0"))], ["Lab", "Ward"])
        self.assertEqual(pulse.own_tickets(self.ana), [])

    def test_auditors_and_those_who_left_are_not_asked(self):
        self.ward.members.add(make.member(self.acme, "Audi", role="auditor"), make.person("Elsewhere"))
        gone = make.member(self.acme, "Gone", team=self.ward)
        gone.is_active = False
        gone.save()

        self.assertEqual(group_of(opened(self.acme), self.ward).invited, 6)

    def test_a_team_under_five_is_offered_a_talk(self):
        tiny = make.team(self.acme, "Tiny", [self.ana])

        pulse = opened(self.acme)

        self.assertEqual(group_of(pulse, tiny).why_not_asked, "small")
        self.assertFalse(Invited.objects.filter(group__team=tiny).exists())
        pulse.close()
        cut = next(cut for cut in results_of(pulse, self.ana).groups if cut.name == "Tiny")
        self.assertIn("guided talk", cut.why_hidden)

    def test_nearly_the_same_people_are_asked_once(self):
        """Six at 5.2 beside five of them at 5.5 would tell the sixth: 3.7."""
        five = make.team(self.acme, "Five", [make.person(f"P{number}") for number in range(1, 6)])

        pulse = opened(self.acme)

        self.assertEqual((group_of(pulse, five).why_not_asked, group_of(pulse, self.ward).is_asked), ("alike", True))

    def test_where_everybody_left_meanwhile_it_is_called_off(self):
        pulse = planned(self.acme)
        self.ward.members.clear()
        self.lab.members.clear()

        pulse.open()

        self.assertTrue(pulse.is_called_off)


class AnsweringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))
        cls.pulse = opened(cls.acme)
        cls.bo = make.person("P0")

    def test_a_ticket_is_good_once(self):
        self.assertFalse(self.pulse.own_tickets(self.bo)[0].is_spent)
        answer(self.pulse, self.bo, self.ward, VECTOR[0])

        self.assertTrue(self.pulse.own_tickets(self.bo)[0].is_spent)
        with self.assertRaisesMessage(ValidationError, "answered already"):
            answer(self.pulse, self.bo, self.ward, VECTOR[1])

    def test_a_code_is_read_as_people_type_it(self):
        code = self.pulse.own_tickets(self.bo)[0].code

        self.assertEqual(Ticket.by_code(code.lower().replace("-", " ")), Ticket.by_code(code))
        for wrong in ("", "x" * 1000, "\0", code[:-1], "AAAAA-AAAAA-AAAAA-AAAAA"):
            self.assertIsNone(Ticket.by_code(wrong))

    def test_what_is_no_answer_is_refused(self):
        for wrong in ({}, {1: 0}, {1: 8}, {9: 3}, {0: 1}, {1: 2.5}, {1: "4"}, {1: float("nan")}, {1: 10**30}):
            with self.assertRaises(ValidationError, msg=wrong):
                answer(self.pulse, self.bo, self.ward, wrong)
        with self.assertRaises(ValidationError):
            answer(self.pulse, self.bo, self.ward, {1: 2}, "x" * 501)
        answer(self.pulse, self.bo, self.ward, {}, "\0 Only words \U0001f600")

    def test_after_the_last_day_nothing_is_taken(self):
        with later(15), self.assertRaisesMessage(ValidationError, "over"):
            answer(self.pulse, self.bo, self.ward, VECTOR[0])

    def test_a_team_that_was_asked_stays_so_that_the_numbers_of_all_together_do(self):
        with self.assertRaisesMessage(ValidationError, "pulses belong to this team"):
            self.ward.dissolve(by=self.acme.memberships.get(role="owner").person)

    def test_who_left_the_team_meanwhile_still_answers(self):
        self.ward.members.remove(self.bo)

        answer(self.pulse, self.bo, self.ward, VECTOR[0])

        self.assertTrue(self.pulse.own_tickets(self.bo)[0].is_spent)

    def test_where_the_install_has_got_another_secret_it_closes_and_says_so(self):
        all_answer(self.pulse, self.ward, VECTOR)
        with self.settings(SECRET_KEY="another one"):
            self.pulse.close()

        (cut,) = results_of(self.pulse, self.bo).groups
        self.assertIn("lost", cut.why_hidden)

    def test_an_install_from_a_backup_ends_it_without_results(self):
        """Backups hold nothing that is sealed."""
        for sealed in (BallotBox, Ticket, PulseKey):
            sealed.objects.all().delete()
        pulse = Pulse.objects.get()

        self.assertEqual(pulse.own_tickets(self.bo), [])
        pulse.close()

        self.assertIn("lost", results_of(pulse, self.bo).groups[0].why_hidden)

    def test_no_activity_tells_of_an_answer(self):
        before = Activity.objects.count()

        answer(self.pulse, self.bo, self.ward, VECTOR[0], "Thank you for asking.")

        self.assertEqual(Activity.objects.count(), before)
