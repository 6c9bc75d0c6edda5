"""A risk: what it needs, how far it is, and what came of it."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.premortems.models import Premortem, Risk
from tests import make


class RiskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.release = make.premortem(cls.acme, cls.ana)

    def test_a_risk_lacks_an_owner_a_trigger_and_a_counter_measure_until_they_are_named(self):
        """6.2"""
        risk = make.risk(self.release)

        self.assertEqual(["owner", "trigger", "counter_measure"], risk.lacks)
        self.assertEqual([], make.complete_risk(self.release).lacks)

    def test_whoever_is_given_a_risk_hears_of_it_also_where_it_was_given_from_the_start(self):
        bo = make.member(self.acme, "Bo")

        make.risk(self.release, self.ana, owner=bo)

        self.assertTrue(Activity.objects.filter(kind="risk.given").exists())

    def test_a_trigger_is_said_in_one_sentence(self):
        risk = make.complete_risk(self.release)

        said = "Days until the servers stand in the rack is less than 20 (The order list, every week)"
        self.assertEqual(said, risk.trigger)

    def test_a_yes_or_no_is_a_trigger_without_a_number(self):
        risk = make.risk(self.release, observable="The supplier has not confirmed", comparator="happens")

        self.assertTrue(risk.has_trigger)

    def test_a_number_that_is_none_is_refused(self):
        for odd in (float("nan"), float("inf"), 1e300):
            with self.assertRaises(ValidationError):
                make.risk(self.release, threshold=odd)

    def test_an_accepted_risk_says_why_and_asks_for_nothing_more(self):
        risk = make.risk(self.release)

        with self.assertRaisesMessage(ValidationError, "why you can live with it"):
            risk.accept(by=self.ana, reason=" ")
        risk.accept(by=self.ana, reason="It costs an hour at most.")

        self.assertEqual(("accepted", []), (risk.state, risk.lacks))

    def test_mitigating_takes_a_counter_measure_and_replaces_acceptance(self):
        risk = make.risk(self.release)
        risk.accept(by=self.ana, reason="We can live with it.")
        with self.assertRaisesMessage(ValidationError, "counter-measure first"):
            risk.mitigate(by=self.ana)

        risk.amend(by=self.ana, counter_measure="Order earlier")
        risk.mitigate(by=self.ana)

        self.assertEqual((True, False), (risk.is_mitigated, risk.is_accepted))

    def test_reopening_leaves_what_came_true(self):
        risk = make.complete_risk(self.release)
        risk.mitigate(by=self.ana)
        risk.occur(by=self.ana, event=make.event(self.acme, self.ana))

        risk.reopen(by=self.ana)

        self.assertEqual(("happened", False), (risk.state, risk.is_mitigated))

    def test_an_event_from_before_it_was_named_did_not_make_it_come_true(self):
        event = make.event(self.acme, self.ana)

        with self.assertRaisesMessage(ValidationError, "only after it had happened"):
            make.risk(self.release).occur(by=self.ana, event=event)

    def test_the_same_event_makes_it_come_true_once(self):
        risk, event = make.risk(self.release), make.event(self.acme, self.ana)

        for _time in range(2):
            risk.occur(by=self.ana, event=event)
            risk.occur(by=self.ana)

        self.assertEqual(2, risk.occurrences.count())

    def test_open_risks_are_those_nobody_has_done_anything_about(self):
        one = make.risk(self.release)
        two, three, four = (make.complete_risk(self.release) for _ in range(3))
        two.mitigate(by=self.ana)
        three.accept(by=self.ana, reason="Small.")
        four.occur(by=self.ana)

        self.assertEqual([one], list(Risk.objects.open()))
        self.assertEqual([four], list(Risk.objects.happened()))

    def test_risks_move_among_each_other(self):
        risks = [make.risk(self.release, title=title) for title in "abc"]

        risks[2].move(by=self.ana, place=1)

        self.assertEqual(["c", "a", "b"], [risk.title for risk in self.release.risks.in_order()])

    def test_a_pre_mortem_of_a_team_and_its_risks_are_seen_there_only(self):
        team = make.team(self.acme, "Night shift", members=[self.ana])
        bo = make.member(self.acme, "Bo")
        risk = make.risk(make.premortem(self.acme, self.ana, team=team))

        self.assertNotIn(risk, Risk.objects.visible_to(bo))
        self.assertNotIn(risk.premortem, Premortem.objects.visible_to(bo))
        self.assertIn(risk, Risk.objects.visible_to(self.ana))
