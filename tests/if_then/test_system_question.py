from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.if_then.models import SystemQuestion
from tests import make


class SystemQuestionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.rule = make.team_rule(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_no_needs_its_reason(self):
        with self.assertRaisesMessage(ValidationError, "what stands in the way"):
            SystemQuestion.put(self.rule, self.ana, "no")

    def test_it_can_be_answered_anew_and_both_are_kept(self):
        SystemQuestion.put(self.rule, self.ana, "no", "It takes judgement.")
        SystemQuestion.put(self.rule, self.ana, "test")

        self.assertEqual([one.answer for one in self.rule.system_questions.all()], ["test", "no"])

    def test_it_is_asked_of_rules_alone(self):
        with self.assertRaisesMessage(ValidationError, "asked of team rules"):
            SystemQuestion.put(make.plan(self.acme), self.ana, "gate")

    def test_the_page_of_a_rule_asks(self):
        self.assertContains(self.client.get(self.rule.get_absolute_url()), "Can a system do this instead of a person?")
        self.assertNotContains(self.client.get(make.plan(self.acme).get_absolute_url()), "Can a system do this")

    def test_the_answer_stands_on_the_page_and_in_the_list(self):
        address = f"/acme/if-then/{self.rule.number}/system"
        self.assertEqual(self.client.post(address, {"answer": "no", "reason": ""}).status_code, 422)

        self.client.post(address, {"answer": "no", "reason": "It takes judgement."})

        self.assertContains(self.client.get(self.rule.get_absolute_url()), "It takes judgement.")
        self.assertContains(self.client.get("/acme/if-then"), "Kept by people: It takes judgement.")

    def test_a_rule_that_a_system_keeps_is_not_asked_again(self):
        gate = make.gate(self.acme, rule=self.rule, stage="trial")
        self.assertContains(self.client.get(self.rule.get_absolute_url()), "Can a system do this instead of a person?")

        gate.activate(by=self.ana)
        make.armed_watch(make.watched_series(self.acme), rule=self.rule, title="Calls in time")

        page, rules = self.client.get(self.rule.get_absolute_url()), self.client.get("/acme/if-then")
        self.assertNotContains(page, "Can a system do this")
        self.assertContains(page, "Enforced by the gate", count=1)
        self.assertContains(page, "Calls in time", count=1)
        self.assertNotContains(rules, "Can a system do it?")
        self.assertContains(rules, "Enforced by the gate Release gate")
        self.assertContains(rules, "Watched by Calls in time")
