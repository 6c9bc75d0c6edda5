from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.red_teams.models import Drill, Finding, VetoAgreement
from tests import make


class CharterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo, cls.cy = make.person("Ana"), make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")

    def test_alone_there_is_none(self):
        alone = make.organisation(self.ana, "Alone", size="solo")

        with self.assertRaisesMessage(ValidationError, "one critical friend"):
            make.drill(alone, self.ana)

    def test_the_charter_is_locked_once_the_work_begins(self):
        drill = make.running_drill(self.acme, members=[self.bo])

        with self.assertRaisesMessage(ValidationError, "the charter is locked"):
            drill.amend_charter(self.ana, question="Something easier?")
        with self.assertRaisesMessage(ValidationError, "the charter is locked"):
            drill.call_off(self.ana, reason="It gets unpleasant.")

    def test_without_members_nothing_begins(self):
        with self.assertRaisesMessage(ValidationError, "Nobody is in the red team"):
            make.drill(self.acme).begin(by=self.ana)

    def test_whoever_decides_is_not_in_it(self):
        drill = make.drill(self.acme, members=[self.bo])

        with self.assertRaisesMessage(ValidationError, "not in the red team"):
            drill.hand_to(self.ana, self.bo)

    def test_what_belongs_to_a_team_is_looked_at_in_it(self):
        team = make.team(self.acme, members=[self.ana])
        drill = make.drill(self.acme, decision=make.decision(self.acme, team=team))

        self.assertEqual(drill.team, team)
        self.assertFalse(Drill.objects.visible_to(self.bo).exists())

    def test_odd_charters_are_refused_beside_their_field(self):
        today = timezone.localdate()
        odd = {
            "question": "\0",
            "pattern": "shouting",
            "scope": "x" * 6_000,
            "ends_on": today - timedelta(days=1),
            "starts_on": today.replace(year=1),
            "decider": make.person("Olga"),
        }
        for name, value in odd.items():
            with self.subTest(name), self.assertRaises(ValidationError) as refused:
                make.drill(self.acme, **{"question": "Why?"} | {name: value})
            field = "ends_on" if name == "ends_on" else name
            self.assertIn(field, refused.exception.message_dict)


class AnsweringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo, cls.cy = make.person("Ana"), make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")

    def test_only_members_write_points_down(self):
        drill = make.running_drill(self.acme, members=[self.bo])

        with self.assertRaisesMessage(ValidationError, "in the red team"):
            drill.find(by=self.cy, point="It is too dear")

        drill.find(by=self.bo, point="It is too dear")
        drill.find(by=self.bo, point="It is too dear")
        self.assertEqual(drill.findings.count(), 1)

    def test_after_the_report_points_stay(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        finding = drill.findings.get()

        for change in (
            lambda: drill.find(by=self.bo, point="One more"),
            lambda: drill.amend_finding(finding, by=self.bo, point="Softer"),
            lambda: drill.take_out(finding, by=self.bo),
            lambda: drill.decline(by=self.bo),
        ):
            with self.assertRaises(ValidationError):
                change()

    def test_nothing_says_who_wrote_a_point(self):
        names = {field.name for field in Finding._meta.get_fields()}

        self.assertEqual(names & {"by", "author", "person", "at", "made_by"}, set())

    def test_only_whoever_decides_answers_and_with_a_reason(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        finding = drill.findings.get()

        with self.assertRaisesMessage(ValidationError, "by whoever decides"):
            drill.answer(finding, by=self.bo, kind="reject", words="No.")
        with self.assertRaisesMessage(ValidationError, "Say why"):
            drill.answer(finding, by=self.ana, kind="reject", words=" ")

    def test_with_the_last_answer_it_ends(self):
        drill = make.reported_drill(self.acme, members=[self.bo], points=("One", "Two"))
        one, two = drill.findings.all()

        drill.answer(one, by=self.ana, kind="reject", words="It was tried in March.")
        self.assertTrue(drill.is_open)

        drill.answer(two, by=self.ana, kind="accept", words="We live with it.")
        self.assertTrue(drill.is_ended)

    def test_whoever_acts_promises_an_action_before_it_ends(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        finding = drill.findings.get()
        drill.answer(finding, by=self.ana, kind="act", words="We try a restore.")
        self.assertTrue(drill.is_open)

        due_on = timezone.localdate() + timedelta(days=7)
        about = {"title": "Try a restore", "owner": self.ana, "due_on": due_on, "remedy": "standard"}
        action = drill.promise(finding, by=self.ana, risk_reduction="a restore that fails", **about)

        self.assertTrue(drill.is_ended)
        self.assertEqual(Action.objects.get().source, finding)
        self.assertEqual(drill.promise(finding, by=self.ana), action)

    def test_a_point_is_answered_once(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        finding = drill.findings.get()
        for _ in range(2):
            drill.answer(finding, by=self.ana, kind="reject", words="It was tried.")

        with self.assertRaisesMessage(ValidationError, "has its answer already"):
            drill.answer(finding, by=self.ana, kind="accept", words="You are right.")

    def test_nothing_found_is_a_report_too(self):
        drill = make.running_drill(self.acme, members=[self.bo])

        drill.report(by=self.bo, summary="We found nothing that matters.")

        self.assertTrue(drill.is_ended)

    def test_somebody_else_can_decide(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        with self.assertRaisesMessage(ValidationError, "handed over by"):
            drill.hand_to(self.bo, self.cy)

        drill.hand_to(self.ana, self.cy)
        drill.answer(drill.findings.get(), by=self.cy, kind="reject", words="It was tried.")

        self.assertTrue(drill.is_ended)


class VetoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo, cls.cy = make.person("Ana"), make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")
        cls.decision = make.complete_decision(cls.acme)
        cls.until = timezone.localdate() + timedelta(days=5)
        cls.veto = {"veto_scope": "keeping no copy on paper", "veto_until": cls.until}

    def running(self, **about):
        about = {"decision": self.decision, "members": [self.bo]} | self.veto | about
        return make.running_drill(self.acme, **about)

    def test_influence_is_the_rule_and_holds_nothing_up(self):
        drill = make.running_drill(self.acme, decision=self.decision, members=[self.bo])
        with self.assertRaisesMessage(ValidationError, "has influence"):
            drill.veto(by=self.bo, reason="No.")

        self.decision.accept(by=self.ana)

        self.assertTrue(self.decision.is_accepted)

    def test_while_a_red_team_may_say_no_nothing_is_accepted(self):
        self.running()

        with self.assertRaisesMessage(ValidationError, "may say no is still at work"):
            self.decision.accept(by=self.ana)

    def test_a_no_stands_until_the_red_team_lifts_it(self):
        drill = self.running()
        drill.veto(by=self.bo, reason="There is no copy on paper.")
        drill.report(by=self.bo, summary="No.")
        with self.assertRaisesMessage(ValidationError, "The red team says no"):
            self.decision.accept(by=self.ana)
        with self.assertRaisesMessage(ValidationError, "in the red team"):
            drill.lift_veto(by=self.ana, reason="I want to go on.")

        drill.lift_veto(by=self.bo, reason="There is one now.")
        self.decision.accept(by=self.ana)

        self.assertTrue(self.decision.is_accepted)

    def test_its_time_is_over_on_the_day_that_was_agreed(self):
        drill = self.running()
        VetoAgreement.objects.update(until=timezone.localdate() - timedelta(days=1))

        with self.assertRaisesMessage(ValidationError, "time for a veto is over"):
            drill.veto(by=self.bo, reason="No.")
        self.decision.accept(by=self.ana)

    def test_once_the_work_has_begun_no_veto_is_agreed_and_none_taken_back(self):
        drill = self.running()
        for change in ({"veto_scope": "", "veto_until": None}, self.veto | {"veto_scope": "all"}):
            with self.assertRaisesMessage(ValidationError, "locked"):
                drill.amend_charter(self.ana, **change)

        plain = make.drill(self.acme, members=[self.cy], decision=self.decision)
        plain.begin(by=self.ana)
        with self.assertRaisesMessage(ValidationError, "locked"):
            plain.amend_charter(self.ana, **self.veto)

    def test_whoever_decides_agrees_before_the_work_begins(self):
        drill = make.drill(self.acme, self.bo, decision=self.decision, members=[self.cy], decider=self.ana, **self.veto)
        with self.assertRaisesMessage(ValidationError, "has to agree"):
            drill.begin(by=self.bo)
        with self.assertRaisesMessage(ValidationError, "agreed by whoever decides"):
            drill.agree_to_veto(by=self.bo)

        drill.agree_to_veto(by=self.ana)
        drill.begin(by=self.bo)

        self.assertTrue(drill.has_veto)

    def test_somebody_else_who_decides_is_asked_anew(self):
        drill = make.drill(self.acme, decision=self.decision, members=[self.cy], **self.veto)
        self.assertTrue(drill.has_veto)

        drill.hand_to(self.ana, self.bo)

        self.assertTrue(drill.has_veto_to_agree)

    def test_nobody_joins_to_lift_a_no_that_stands(self):
        drill = self.running()
        drill.veto(by=self.bo, reason="There is no copy on paper.")

        with self.assertRaisesMessage(ValidationError, "While its no stands"):
            drill.join(by=self.cy)

    def test_handing_it_to_the_same_person_takes_no_agreement_back(self):
        drill = make.drill(self.acme, decision=self.decision, members=[self.cy], **self.veto)

        drill.hand_to(self.ana, self.ana)

        self.assertTrue(drill.has_veto)

    def test_only_those_who_decide_what_it_holds_up_agree_to_a_veto(self):
        self.decision.amend(self.ana, deciders=[self.ana])

        with self.assertRaisesMessage(ValidationError, "one of those who decide"):
            make.drill(self.acme, self.bo, decision=self.decision, decider=self.bo, **self.veto)

        drill = make.drill(self.acme, decision=self.decision, members=[self.cy], **self.veto)
        drill.hand_to(self.ana, self.bo)
        with self.assertRaisesMessage(ValidationError, "one of those who decide"):
            drill.agree_to_veto(by=self.bo)

    def test_a_veto_needs_a_scope_a_day_and_a_decision(self):
        wrong = (
            {"decision": self.decision, "veto_scope": "all"},
            {"decision": self.decision, "veto_until": self.until},
            {"decision": self.decision, "veto_scope": "all", "veto_until": timezone.localdate() - timedelta(days=1)},
            {"veto_scope": "all", "veto_until": self.until},
        )
        for about in wrong:
            with self.subTest(about), self.assertRaises(ValidationError):
                make.drill(self.acme, **about)

    def test_a_drill_that_somebody_may_not_see_still_holds_it_up_and_tells_them_nothing(self):
        premortem = make.premortem(self.acme, self.ana, team=make.team(self.acme, members=[self.ana, self.bo]))
        drill = make.drill(self.acme, decision=self.decision, premortem=premortem, members=[self.bo], **self.veto)
        drill.begin(by=self.ana)
        drill.veto(by=self.bo, reason="There is no copy on paper.")
        self.client.force_login(self.cy)

        page = self.client.post(f"{self.decision.get_absolute_url()}/acceptance")

        self.assertEqual(self.client.get(drill.get_absolute_url()).status_code, 404)
        self.assertContains(page, "The red team says no.", status_code=422)
        self.assertNotContains(page, drill.question, status_code=422)

    def test_it_goes_with_its_decision_to_another_team(self):
        drill = make.drill(self.acme, decision=self.decision, members=[self.cy])
        self.decision.amend(self.ana, team=make.team(self.acme, members=[self.ana, self.bo]))

        self.assertTrue(Drill.objects.visible_to(self.bo).filter(pk=drill.pk).exists())
        self.assertFalse(Drill.objects.visible_to(self.cy).filter(pk=drill.pk).exists())
