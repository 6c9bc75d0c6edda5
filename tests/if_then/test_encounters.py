from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Version
from goldseam.if_then.models import Encounter, Outcome, RuleEncounter
from goldseam.if_then.tally import is_kept_well, tallies_of
from tests import make


class EncounterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.plan, cls.rule = make.plan(cls.acme), make.team_rule(cls.acme)

    def meet(self, *outcomes, plan=None, by=None):
        return [Encounter.note_down(plan or self.plan, by or self.ana, outcome) for outcome in outcomes]

    def count(self, *outcomes, **said):
        return [RuleEncounter.note_down(self.rule, outcome, **said) for outcome in outcomes]

    def test_follow_through_is_done_out_of_opportunities(self):
        self.meet("did", "did", "did_not", "wrong_cue")

        tally = tallies_of([self.plan], self.ana)[self.plan.pk]

        self.assertEqual((tally.done, tally.opportunities, tally.wrong_cues), (2, 3, 1))
        self.assertIn("2 of 3 (67%)", tally.words)

    def test_nobody_else_sees_how_a_personal_plan_goes(self):
        """Also where the plan is shared, and also not those who manage or audit."""
        shared = make.plan(self.acme, is_private=False)
        self.meet("did_not", plan=shared)

        for role in ("admin", "auditor", "member"):
            other = make.member(self.acme, role.title(), role=role)
            self.assertFalse(Encounter.objects.visible_to(other).exists())
            self.assertTrue(tallies_of([shared], other)[shared.pk].is_empty)
            self.client.force_login(other)
            self.assertNotContains(self.client.get(shared.get_absolute_url()), "When the moment came")

    def test_what_is_noted_leaves_no_activity(self):
        before = Activity.objects.count()

        self.meet("did")
        self.count("did")

        self.assertEqual(Activity.objects.count(), before)

    def test_nobody_notes_for_the_owner_of_a_plan(self):
        with self.assertRaisesMessage(ValidationError, "its owner’s own"):
            self.meet("did", by=self.bo)

    def test_a_team_rule_is_counted_without_names_times_or_a_place_in_a_row(self):
        """Not even beside the rows that carry a name: it has a table of its own, whose keys rise with nothing."""
        self.count("did", "did_not")

        kept = {field.name for field in RuleEncounter._meta.fields}
        self.assertEqual(kept, {"id", "artifact", "version", "on", "outcome", "note"})
        self.assertTrue(all(one.pk.version == 4 for one in RuleEncounter.objects.all()))
        self.assertFalse(Encounter.objects.exists())
        self.assertEqual(tallies_of([self.rule], self.bo)[self.rule.pk].opportunities, 2)

    def test_only_plans_and_rules_are_met_each_in_its_own_way(self):
        for made in (self.rule, make.checklist(self.acme)):
            with self.assertRaises(ValidationError):
                self.meet("did", plan=made)
        for made in (self.plan, make.checklist(self.acme)):
            with self.assertRaises(ValidationError):
                RuleEncounter.note_down(made, "did")

    def test_what_is_no_outcome_and_a_note_that_is_too_long_are_refused(self):
        for said in ({"outcome": "maybe"}, {"outcome": "did", "note": "x" * 301}):
            with self.assertRaises(ValidationError):
                Encounter.note_down(self.plan, self.ana, **said)
            with self.assertRaises(ValidationError):
                RuleEncounter.note_down(self.rule, **said)

    def test_while_other_words_wait_for_their_sign_off_people_go_on_by_those_in_force(self):
        self.count("did")
        waiting = self.rule.revise(by=self.ana, trigger="somebody asks for a discount")
        Version.objects.filter(pk=waiting.pk).update(effective_at=None)
        self.count("did_not")
        self.assertEqual(tallies_of([self.rule], self.bo)[self.rule.pk].opportunities, 2)

        Version.objects.filter(pk=waiting.pk).update(effective_at=timezone.now())

        self.assertTrue(tallies_of([self.rule], self.bo)[self.rule.pk].is_empty)

    def test_other_words_are_another_plan(self):
        self.meet("did_not")

        self.plan.revise(by=self.ana, trigger="I press Send on a quote")

        self.assertTrue(tallies_of([self.plan], self.ana)[self.plan.pk].is_empty)

    def test_better_wording_alone_is_the_same_plan(self):
        self.meet("did")

        self.plan.revise(by=self.ana, trigger="I am about to send a quote out", is_cosmetic=True)

        self.assertEqual(tallies_of([self.plan], self.ana)[self.plan.pk].done, 1)

    def test_four_moments_in_a_row_are_kept_well(self):
        self.meet("did_not", "did", "did", "wrong_cue", "did")
        self.assertFalse(is_kept_well(self.plan, self.ana))

        self.meet("did")

        self.assertTrue(is_kept_well(self.plan, self.ana))

    def test_only_what_was_counted_today_can_be_taken_back_from_a_rule(self):
        today, earlier = self.count("did", "did")
        RuleEncounter.objects.filter(pk=earlier.pk).update(on=timezone.localdate() - timedelta(days=1))
        earlier.refresh_from_db()

        today.take_back()

        with self.assertRaisesMessage(ValidationError, "counted today"):
            earlier.take_back()

    def test_what_is_out_of_use_is_met_no_more(self):
        self.plan.retire(by=self.ana, reason="It is a habit now.")

        with self.assertRaisesMessage(ValidationError, "out of use"):
            self.meet(Outcome.DID)


class EncounterViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.plan, cls.rule = make.plan(cls.acme), make.team_rule(cls.acme)

    def setUp(self):
        self.client.force_login(self.ana)

    def send(self, plan=None, **data):
        return self.client.post(f"/acme/if-then/{(plan or self.plan).number}/encounters", data)

    def test_one_tap_notes_it_and_leads_back(self):
        answer = self.send(outcome="did", back="/acme/if-then")

        self.assertRedirects(answer, "/acme/if-then")
        self.assertContains(self.client.get(self.plan.get_absolute_url()), "1 of 1 (100%)")

    def test_a_form_sent_twice_counts_once(self):
        form = {"outcome": "did", "once": "7f9c24e8-3b1a-4c55-9d1e-0123456789ab"}

        for plan in (self.plan, self.rule):
            self.send(plan, **form)
            self.send(plan, **form)

        self.assertEqual((Encounter.objects.count(), RuleEncounter.objects.count()), (1, 1))
        self.assertNotEqual(str(RuleEncounter.objects.get().pk), form["once"])

    def test_two_wrong_cues_open_the_editor(self):
        self.send(outcome="wrong_cue")

        answer = self.send(outcome="wrong_cue")

        self.assertRedirects(answer, f"/acme/artifacts/{self.plan.number}/versions/new")

    def test_several_misses_ask_for_a_stronger_way(self):
        for _ in range(3):
            self.send(outcome="did_not")

        self.assertContains(self.client.get(self.plan.get_absolute_url()), "Name what gets in the way")

    def test_nonsense_loses_nothing_that_was_typed(self):
        answer = self.send(outcome="maybe", note="A call came in.")

        self.assertContains(answer, "A call came in.", status_code=422)
        self.assertEqual(self.send(outcome="did", note="x" * 301).status_code, 422)

    def test_it_is_undone(self):
        self.send(outcome="did")
        encounter = Encounter.objects.get()

        self.client.post(f"/acme/if-then/{self.plan.number}/encounters/{encounter.pk}", {"_method": "delete"})

        self.assertFalse(Encounter.objects.exists())

    def test_what_was_counted_of_a_rule_is_undone_by_whoever_sees_it(self):
        self.send(self.rule, outcome="did")
        counted = f"/acme/if-then/{self.rule.number}/counted/{RuleEncounter.objects.get().pk}"
        self.assertContains(self.client.get(self.rule.get_absolute_url()), counted)

        self.client.post(counted, {"_method": "delete"})

        self.assertFalse(RuleEncounter.objects.exists())
        self.assertEqual(self.client.post(counted, {"_method": "delete"}).status_code, 302)

    def test_the_plan_of_somebody_else_is_not_found(self):
        shared = make.plan(self.acme, by=make.member(self.acme, "Bo"), is_private=False)

        self.assertEqual(self.send(shared, outcome="did").status_code, 404)
