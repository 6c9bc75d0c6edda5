from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.home import forget_homes
from goldseam.artifacts.models import Artifact, Stage, Version
from goldseam.handbook import samples
from goldseam.if_then.listeners import active_plans
from goldseam.if_then.models import Encounter, Rehearsal, RuleEncounter, rehearse
from tests import make


class ThreeAtMostTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        for response in ("I stop", "I look up", "I ask"):
            activate(make.plan(cls.acme, response=response))
        cls.fourth = make.plan(cls.acme)

    def test_a_fourth_active_plan_says_which_three_there_are(self):
        """I9: beyond three, plans compete with one another."""
        with self.assertRaisesMessage(ValidationError, "3 plans are active already: “I stop”, “I look up”, “I ask”"):
            self.fourth.activate(by=self.ana, despite="I want it.")

    def test_there_is_room_once_one_is_a_draft_again(self):
        Artifact.objects.get(title="I ask").draft_again(by=self.ana)

        activate(self.fourth)

        self.assertTrue(self.fourth.is_active)

    def test_a_plan_that_is_brought_back_finds_its_place_taken_and_is_a_draft(self):
        third = Artifact.objects.get(title="I ask")
        third.retire(by=self.ana, reason="It is a habit now.")
        activate(self.fourth)

        third.bring_back(by=self.ana)

        self.assertEqual(third.stage, Stage.DRAFT)
        self.assertEqual(active_plans(self.ana, self.acme.pk).count(), 3)

    def test_a_plan_that_finds_its_place_free_is_active_again(self):
        third = Artifact.objects.get(title="I ask")
        third.retire(by=self.ana, reason="It is a habit now.")

        third.bring_back(by=self.ana)

        self.assertTrue(third.is_active)

    def test_whose_plans_are_three_takes_over_no_active_one(self):
        bo = make.member(self.acme, "Bo")
        plan = make.plan(self.acme, by=bo, is_private=False)
        plan.rename(by=bo, title="Theirs", owner=self.ana)
        plan.rename(by=bo, title="Theirs", owner=bo)
        activate(plan)

        with self.assertRaisesMessage(ValidationError, "3 that only the owner sees"):
            plan.rename(by=bo, title="Theirs", owner=self.ana)

    def test_each_person_has_three(self):
        theirs = make.plan(self.acme, by=make.member(self.acme, "Bo"))

        activate(theirs)

        self.assertTrue(theirs.is_active)

    def test_plans_in_sample_cases_are_nobodys(self):
        """They take no place among one's own, and are not asked about."""
        samples.load(self.acme, by=self.ana)

        self.assertEqual(active_plans(self.ana, self.acme.pk).count(), 3)

    def test_where_others_can_read_it_private_plans_are_not_named(self):
        shared = make.plan(self.acme, is_private=False)

        words = [gap.words for gap in shared.gaps if gap.rule == "I9"]

        self.assertIn("3 that only the owner sees", words[0])
        self.assertNotIn("I stop", words[0])

    def test_the_page_offers_to_make_one_a_draft(self):
        self.client.force_login(self.ana)

        page = self.client.post(f"/acme/if-then/{self.fourth.number}/activation")

        self.assertContains(page, "3 plans are active already", status_code=422)
        self.assertContains(page, "Make it a draft again: I stop", status_code=422)


class RehearsalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.plan = make.plan(cls.acme)

    def is_asked_for(self):
        forget_homes()
        self.client.force_login(self.ana)
        return "To rehearse" in self.client.get("/acme/").content.decode()

    def test_a_new_plan_asks_to_be_said_aloud(self):
        """I10."""
        self.assertTrue(self.is_asked_for())

        rehearse(self.plan, by=self.ana)

        self.assertFalse(self.is_asked_for())

    def test_other_words_ask_again_and_better_wording_does_not(self):
        rehearse(self.plan, by=self.ana)
        self.plan.revise(by=self.ana, response="I open all attachments", is_cosmetic=True)
        self.assertFalse(self.is_asked_for())

        self.plan.revise(by=self.ana, response="I open the price list")

        self.assertTrue(self.is_asked_for())

    def test_while_other_words_wait_for_their_sign_off_those_in_force_are_said(self):
        waiting = self.plan.revise(by=self.ana, response="I open the price list")
        Version.objects.filter(pk=waiting.pk).update(effective_at=None)
        self.assertTrue(self.is_asked_for())

        rehearse(self.plan, by=self.ana)

        self.assertFalse(self.is_asked_for())
        self.assertTrue(Rehearsal.objects.of(self.plan).exists())

    def test_after_a_day_the_page_says_so_gently(self):
        Version.objects.update(at=timezone.now() - timedelta(hours=25))
        self.client.force_login(self.ana)

        self.assertContains(self.client.get(self.plan.get_absolute_url()), "more than a day ago")

    def test_one_tap_keeps_it_and_another_takes_it_back(self):
        self.client.force_login(self.ana)
        address = f"/acme/if-then/{self.plan.number}/rehearsal"

        self.client.post(address)
        self.client.post(address)
        self.assertEqual(Rehearsal.objects.count(), 1)

        self.client.post(address, {"_method": "delete"})
        self.assertFalse(Rehearsal.objects.exists())


class PlansPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_the_plans_of_others_never_appear(self):
        make.plan(self.acme, by=self.bo, response="I count to ten", is_private=False)
        make.team_rule(self.acme)

        page = self.client.get("/acme/if-then")

        self.assertNotContains(page, "I count to ten")
        self.assertContains(page, "Sign again after the freeze")

    def test_a_plan_made_here_is_ones_own(self):
        form = {"trigger": "I am about to\nsend a quote", "response": "I open every attachment", "sight": "me"}

        answer = self.client.post("/acme/if-then/new", form)

        self.assertRedirects(answer, "/acme/if-then")
        plan = Artifact.objects.get()
        self.assertEqual(plan.current.sentence, "If I am about to send a quote, then I open every attachment")
        self.assertEqual((plan.title, plan.is_private), ("I open every attachment", True))
        self.client.force_login(self.bo)
        self.assertEqual(self.client.get(plan.get_absolute_url()).status_code, 404)

    def test_the_words_before_its_fields_are_not_said_twice(self):
        self.client.post("/acme/if-then/new", {"trigger": "If it rains", "response": "then I wait", "sight": "me"})

        plan = Artifact.objects.get()
        self.assertEqual((plan.title, plan.current.sentence), ("I wait", "If it rains, then I wait"))

    def test_it_is_shared_where_somebody_chooses_so(self):
        self.client.post("/acme/if-then/new", {"trigger": "a call", "response": "I note it", "sight": "all"})

        self.assertFalse(Artifact.objects.get().is_private)

    def test_half_a_plan_keeps_what_was_typed_and_says_what_would_make_it_better(self):
        page = self.client.post("/acme/if-then/new", {"trigger": "I am about to send a quote", "sight": "me"})

        self.assertContains(page, "I am about to send a quote", status_code=422)
        self.assertContains(page, "Needed before it is active", status_code=422)

    def test_more_plans_and_rules_take_no_more_queries(self):
        """Of the twelve, one asks for the gates of all rules and one for their watches."""
        self.fill()
        self.client.get("/acme/if-then")
        with self.assertNumQueries(12):
            self.client.get("/acme/if-then")
        for _ in range(3):
            self.fill()
        with self.assertNumQueries(12):
            self.client.get("/acme/if-then")

    def fill(self):
        plan, rule = make.plan(self.acme), make.team_rule(self.acme)
        Encounter.note_down(plan, self.ana, "did")
        RuleEncounter.note_down(rule, "did")


def activate(plan):
    plan.activate(by=plan.owner, despite="It is needed today.")
