"""A gate lets a change pass once what is needed is there, and never because something could not be read."""

from django.core.exceptions import ValidationError
from django.db.models import RestrictedError
from django.test import TestCase

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.artifacts.strength import Strength
from goldseam.guardrails.models import Asked, Gate
from goldseam.guardrails.past import Past
from goldseam.runs.models import Opportunity, Run
from tests import make


def run_for(artifact, by, ref="v2.3", project="web", leave_out=0):
    """A run, with an answer to each line but the last few."""
    run = Run.start(by, artifact, ref=ref, project=project)
    items = list(run.version.items.all())
    for item in items[: len(items) - leave_out]:
        run.answer(by, item.key, "done")
    run.finish(by)
    return run


class GateCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.list = make.checklist(cls.acme)

    def gate(self, stage="active", **clause):
        clause = {"title": "Before a release"} | (clause or {"checklists": [self.list]})
        return make.gate(self.acme, clauses=[clause], stage=stage)

    def ask(self, gate, ref="v2.3", project="web", **more):
        return gate.ask(project, ref, **more)


class RunTests(GateCase):
    def test_it_blocks_until_the_checklist_is_run_for_this_ref(self):
        """7.5: a pipeline is blocked until the checklist is run."""
        gate = self.gate()

        before = self.ask(gate)
        run_for(self.list, self.bo)

        self.assertEqual((before.answer, [one["kind"] for one in before.missing]), ("blocked", ["run"]))
        self.assertEqual(self.ask(gate).answer, "pass")

    def test_a_run_of_something_else_does_not_count(self):
        gate, other = self.gate(), make.checklist(self.acme, title="Another")
        run_for(self.list, self.bo, ref="v2.2")
        run_for(self.list, self.bo, project="app")
        run_for(self.list, self.bo, leave_out=1)
        run_for(other, self.bo)
        Run.start(self.bo, self.list, ref="v2.3", project="web")

        self.assertEqual(self.ask(gate).answer, "blocked")

    def test_a_run_on_an_older_version_does_not_count(self):
        gate = self.gate()
        run_for(self.list, self.bo)
        lines = [*self.list.current.lines, Line(text="Somebody watches")]
        self.list.revise(by=self.ana, lines=lines)

        blocked = self.ask(gate)

        self.assertEqual(blocked.answer, "blocked")
        self.assertIn("older version", blocked.missing[0]["words"])
        self.assertIn(f"/runs/new?artifact={self.list.number}&project=web&ref=v2.3", blocked.missing[0]["href"])

    def test_a_run_that_was_finished_too_soon_has_two_ways_back(self):
        """It is opened again and mended, with its story, or run anew beside it; each lets the gate pass."""
        gate = self.gate()
        ways = {"v1": self._mend, "v2": lambda run: run_for(self.list, self.bo, ref=run.ref)}
        for ref, again in ways.items():
            run = run_for(self.list, self.bo, ref=ref, leave_out=1)
            blocked = self.ask(gate, ref=ref)

            again(run)

            self.assertEqual([blocked.answer, self.ask(gate, ref=ref).answer], ["blocked", "pass"])
            self.assertIn(f"/runs/{run.number}", blocked.missing[0]["href"])
            self.assertIn("Open that run again, or run it anew", blocked.missing[0]["words"])

    def _mend(self, run):
        run.reopen(self.bo)
        run.answer(self.bo, run.version.items.last().key, "done")
        run.finish(self.bo)

    def test_a_run_under_way_is_told_from_a_finished_one(self):
        run = Run.start(self.bo, self.list, ref="v2.3", project="web")

        missing = self.ask(self.gate()).missing[0]

        self.assertIn("not finished yet", missing["words"])
        self.assertIn(f"/runs/{run.number}", missing["href"])

    def test_the_checklist_waits_again_where_its_finished_run_does_not_count(self):
        gate = self.gate()
        self.ask(gate)
        run = run_for(self.list, self.bo, leave_out=1)
        finished = Opportunity.objects.waiting().exists()

        self.ask(gate)
        asked_again = Opportunity.objects.waiting().exists()
        self._mend(run)

        self.assertEqual((finished, asked_again, Opportunity.objects.waiting().exists()), (False, True, False))

    def test_nobody_is_asked_to_run_it_while_somebody_does(self):
        gate = self.gate()
        self.ask(gate)
        run_for(self.list, self.bo, leave_out=1)
        Run.start(self.bo, self.list, ref="v2.3", project="web")

        self.ask(gate)

        self.assertFalse(Opportunity.objects.waiting().exists())

    def test_a_run_in_which_a_killer_item_was_skipped_does_not_count(self):
        gate = self.gate()
        self.list.revise(by=self.ana, lines=[Line(text="Backup restored in a test", is_killer=True)])
        run, key = Run.start(self.bo, self.list, ref="v2.3", project="web"), self.list.current.items.get().key
        run.answer(self.bo, key, "skipped", reason="No time")
        run.finish(self.bo)

        skipped = self.ask(gate)
        run.reopen(self.bo)
        run.answer(self.bo, key, "done")
        run.finish(self.bo)

        self.assertEqual([skipped.answer, self.ask(gate).answer], ["blocked", "pass"])
        self.assertIn(f"/runs/{run.number}", skipped.missing[0]["href"])

    def test_a_checklist_that_is_out_of_use_blocks(self):
        gate = self.gate()
        run_for(self.list, self.bo, ref="v1")
        self.list.retire(by=self.ana, reason="Nobody needs it")

        asked = self.ask(gate)

        self.assertEqual(asked.answer, "blocked")
        self.assertIn("out of use", asked.missing[0]["words"])

    def test_the_checklist_waits_where_runs_wait(self):
        gate = self.gate()
        for _time in range(2):
            self.ask(gate)

        waiting = Opportunity.objects.get(artifact=self.list)
        self.assertEqual((waiting.source, waiting.project, waiting.ref), ("gate", "web", "v2.3"))

    def test_what_it_asks_for_cannot_be_deleted_under_it(self):
        self.gate()

        with self.assertRaises(RestrictedError):
            self.list.delete()

    def test_a_checklist_of_another_organisation_cannot_be_asked_for(self):
        gate = self.gate()
        other = make.checklist(make.organisation(make.person("Olga"), "Other"), by=make.person("Olga"))

        with self.assertRaisesMessage(ValidationError, "no checklist of this organisation"):
            gate.add_clause(by=self.ana, title="Odd", checklists=[other])


class ConditionTests(GateCase):
    def setUp(self):
        needs = {"checklists": [self.list], "title": "After the freeze"}
        self.gate = make.gate(self.acme, clauses=[needs | {"condition": "scope_changed == true"}])

    def test_a_clause_counts_where_its_condition_is_met(self):
        self.assertEqual(self.ask(self.gate, facts={"scope_changed": False}).answer, "pass")
        self.assertEqual(self.ask(self.gate, facts={"scope_changed": True}).answer, "blocked")

    def test_a_fact_that_is_missing_blocks_and_is_named(self):
        asked = self.ask(self.gate)

        self.assertEqual((asked.answer, asked.missing[0]["kind"]), ("blocked", "fact"))
        self.assertIn("--fact scope_changed=…", asked.missing[0]["words"])

    def test_a_fact_of_another_kind_blocks(self):
        self.assertEqual(self.ask(self.gate, facts={"scope_changed": "false"}).answer, "blocked")

    def test_who_waits_is_answered_by_the_facts_that_were_sent(self):
        self.ask(self.gate, facts={"scope_changed": True})
        blocked = self.gate.looked_up("web", "v2.3")
        run_for(self.list, self.bo)

        self.assertEqual((blocked.answer, self.gate.looked_up("web", "v2.3").answer), ("blocked", "pass"))
        self.assertEqual(Asked.objects.count(), 1)


class CheckTests(GateCase):
    def test_the_newest_check_counts(self):
        gate = self.gate(checks=["smoke"])

        answers = [self.ask(gate).answer]
        for passed in (True, False, True):
            gate.tell_check("web", "v2.3", "smoke", passed)
            answers.append(self.ask(gate).answer)

        self.assertEqual(answers, ["blocked", "pass", "blocked", "pass"])

    def test_a_check_of_another_ref_or_name_does_not_count(self):
        gate = self.gate(checks=["smoke"])
        gate.tell_check("web", "v2.2", "smoke", passed=True)
        gate.tell_check("app", "v2.3", "smoke", passed=True)
        gate.tell_check("web", "v2.3", "unit", passed=True)

        self.assertEqual(self.ask(gate).answer, "blocked")


class StageTests(GateCase):
    def test_on_trial_it_lets_pass_and_says_what_it_would_block(self):
        asked = self.ask(self.gate(stage="trial"))

        self.assertEqual((asked.answer, asked.is_trial, asked.would_block), ("pass", True, True))
        self.assertTrue(asked.missing)
        self.assertFalse(Opportunity.objects.exists())

    def test_a_draft_and_one_out_of_use_answer_nothing(self):
        gate = self.gate(stage="draft")
        for words in ("draft", "out of use"):
            with self.subTest(words), self.assertRaisesMessage(ValidationError, words):
                self.ask(gate)
            if not gate.is_retired:
                gate.retire(by=self.ana, reason="We release otherwise")

    def test_one_that_asks_for_nothing_is_not_put_in_force(self):
        gate = make.gate(self.acme, clauses=[], stage="draft")

        with self.assertRaisesMessage(ValidationError, "what has to be there"):
            gate.activate(by=self.ana)

    def test_the_last_clause_stays_while_it_is_in_force(self):
        gate = self.gate()

        with self.assertRaisesMessage(ValidationError, "draft first"):
            gate.remove_clause(by=self.ana, clause=gate.clauses.get())

    def test_should_its_clauses_be_gone_nevertheless_nothing_passes(self):
        gate = self.gate()
        gate.clauses.all().delete()

        self.assertEqual(self.ask(gate).answer, "blocked")

    def test_a_rule_that_it_enforces_is_strong_while_it_is_in_force(self):
        rule = make.team_rule(self.acme)
        gate = make.gate(self.acme, rule=rule)
        in_force = rule.strength
        gate.draft_again(by=self.ana)

        self.assertEqual((in_force, rule.strength), (Strength.STRONG, Strength.WEAK))

    def test_a_rule_with_two_gates_is_strong_until_the_last_one_is_gone(self):
        rule = make.team_rule(self.acme)
        first, second = (make.gate(self.acme, rule=rule, name=name, title=name) for name in ("first", "second"))
        strengths = []
        for gate in (first, second):
            Gate.objects.get(pk=gate.pk).draft_again(by=self.ana)
            strengths.append(Artifact.objects.get(pk=rule.pk).strength)

        self.assertEqual(strengths, [Strength.STRONG, Strength.WEAK])

    def test_what_people_say_of_a_rule_while_its_gate_is_active_stays(self):
        rule = make.team_rule(self.acme)
        gate = make.gate(self.acme, rule=rule)
        rule.rename(by=self.ana, title=rule.title, said_strength=Strength.INTERMEDIATE)

        gate.draft_again(by=self.ana)

        self.assertEqual(Artifact.objects.get(pk=rule.pk).strength, Strength.INTERMEDIATE)

    def test_a_plan_that_one_person_sees_is_enforced_by_no_gate(self):
        plan = make.plan(self.acme, by=self.ana, is_private=True)

        with self.assertRaisesMessage(ValidationError, "seen by one person only"):
            make.gate(self.acme, rule=plan)

    def test_a_gate_for_all_asks_for_no_checklist_of_one_team(self):
        web = make.team(self.acme)
        of_team = Artifact.make(self.acme, by=self.ana, title="Of the team", team=web)
        gate = make.gate(self.acme, team=web, clauses=[{"title": "Always", "checklists": [of_team]}])

        with self.assertRaisesMessage(ValidationError, "that others do not see"):
            gate.describe(by=self.ana, team=None)
        with self.assertRaisesMessage(ValidationError, "do not see this checklist"):
            make.gate(self.acme, name="other", clauses=[{"title": "Always", "checklists": [of_team]}])

    def test_a_role_goes_with_its_last_clause_unless_somebody_signed_in_it(self):
        gate = self.gate(roles=["QA", "Prodcut"])
        gate.sign(self.ana, gate.role_named("QA"), "web", "v1")

        gate.change_clause(by=self.ana, clause=gate.clauses.get(), title="Always", roles=["Product"])

        self.assertEqual([role.name for role in gate.roles.all()], ["Product", "QA"])

    def test_one_project_s_gate_answers_for_no_other(self):
        gate = make.gate(self.acme, project="web")

        with self.assertRaisesMessage(ValidationError, "for the project web"):
            self.ask(gate, project="app")
        self.assertEqual(self.ask(gate, project="").project, "web")


class PastTests(GateCase):
    """ "Try it" answers as the gate does."""

    def blocked(self, gate):
        return [one.asked.ref for one in Past(gate).blocked]

    def test_a_skipped_killer_item_blocks_there_too(self):
        gate = self.gate()
        self.list.revise(by=self.ana, lines=[Line(text="Backup restored in a test", is_killer=True)])
        self.ask(gate)
        run, key = Run.start(self.bo, self.list, ref="v2.3", project="web"), self.list.current.items.get().key
        run.answer(self.bo, key, "skipped", reason="No time")
        run.finish(self.bo)

        self.assertEqual(self.blocked(gate), ["v2.3"])

    def test_a_sign_off_of_who_made_the_change_counts_there_as_little(self):
        gate = self.gate(roles=["QA"])
        for ref in ("v1", "v2"):
            gate.sign(self.ana, gate.roles.get(), "web", ref)
        self.ana.emailaddress_set.create(email="ana@home.example", verified=True)
        self.ask(gate, ref="v1", author="ana@home.example")
        for ref in ("v1", "v2"):
            self.ask(gate, ref=ref)

        self.assertEqual(self.blocked(gate), ["v1", "v1"])

    def test_what_was_done_for_one_ref_counts_for_no_other(self):
        gate = self.gate()
        for project, ref in (("web", "v1"), ("web", "v2"), ("app", "v1"), ("app", "v2")):
            self.ask(gate, ref=ref, project=project)
        run_for(self.list, self.bo, ref="v1", project="web")
        run_for(self.list, self.bo, ref="v2", project="app")

        self.assertEqual(self.blocked(gate), ["v1", "v2"])


class OverridingTests(GateCase):
    def test_an_override_lets_this_ref_pass_and_becomes_a_near_miss(self):
        gate = self.gate()
        self.ask(gate)

        override = gate.override(self.ana, "web", "v2.3", "Customers cannot pay")

        self.assertEqual((override.event.kind, override.event.source), ("near_miss", "gate"))
        self.assertIn("Customers cannot pay", override.event.text)
        answered = self.ask(gate)
        self.assertEqual((answered.answer, answered.is_overridden), ("pass", True))
        self.assertEqual(self.ask(gate, ref="v2.4").answer, "blocked")

    def test_twice_is_once(self):
        gate = self.gate()
        first = gate.override(self.ana, "web", "v2.3", "Customers cannot pay")

        self.assertEqual(gate.override(self.ana, "web", "v2.3", "Again"), first)

    def test_it_needs_a_reason_and_somebody_who_may(self):
        gate = self.gate()
        for who, reason in ((self.ana, " "), (self.bo, "Customers cannot pay")):
            with self.subTest(who.name), self.assertRaises(ValidationError):
                gate.override(who, "web", "v2.3", reason)

        gate.describe(by=self.ana, overriders=[self.bo])
        self.assertTrue(gate.override(self.bo, "web", "v2.3", "Customers cannot pay"))

    def test_only_those_who_guide_say_who_may(self):
        gate = self.gate()

        with self.assertRaisesMessage(ValidationError, "Those who guide the organisation"):
            gate.describe(by=self.bo, overriders=[self.bo])
        gate.describe(by=self.bo, title="Before we release")

        self.assertFalse(gate.can_be_overridden_by(self.bo))

    def test_what_waits_to_be_run_is_let_go_and_asked_for_again_once_it_is_taken_back(self):
        gate = self.gate()
        for ref in ("v2.3", "v2.4"):
            self.ask(gate, ref=ref)

        override = gate.override(self.ana, "web", "v2.3", "Customers cannot pay")
        let_go = self.waiting()
        gate.take_override_back(self.ana, override)

        self.assertEqual((let_go, self.waiting()), (["v2.4"], ["v2.3", "v2.4"]))

    def test_a_second_gate_that_is_blocked_asks_for_the_run_again(self):
        gate = self.gate()
        second = make.gate(self.acme, name="second", clauses=[{"title": "Always", "checklists": [self.list]}])
        self.ask(gate)
        gate.override(self.ana, "web", "v2.3", "Customers cannot pay")
        let_go = self.waiting()

        self.ask(second)

        self.assertEqual((let_go, self.waiting()), ([], ["v2.3"]))

    def waiting(self):
        return sorted(Opportunity.objects.waiting().values_list("ref", flat=True))

    def test_taken_back_it_blocks_again_and_the_event_stays(self):
        gate = self.gate()
        override = gate.override(self.ana, "web", "v2.3", "Customers cannot pay")

        gate.take_override_back(self.ana, override)

        self.assertEqual(self.ask(gate).answer, "blocked")
        self.assertTrue(override.event.pk)

    def test_where_nothing_is_missing_there_is_nothing_to_override(self):
        gate = self.gate()
        run_for(self.list, self.bo)

        with self.assertRaisesMessage(ValidationError, "it passes"):
            gate.override(self.ana, "web", "v2.3", "To be safe")


class QueryTests(GateCase):
    def test_an_answer_takes_few_queries_whatever_is_asked_for(self):
        lists = [self.list, *(make.checklist(self.acme, title=f"List {number}") for number in range(4))]
        needs = {"checklists": lists, "roles": ["QA", "Product"], "checks": ["smoke", "unit"]}
        gate = make.gate(self.acme, clauses=[{"title": f"Clause {number}", **needs} for number in range(3)])
        for one in lists:
            run_for(one, self.bo)
        for role in gate.roles.all():
            gate.sign(self.ana, role, "web", "v2.3")
        for check in ("smoke", "unit"):
            gate.tell_check("web", "v2.3", check, passed=True)

        with self.assertNumQueries(14):
            asked = self.ask(gate)

        self.assertEqual(asked.answer, "pass", asked.missing)
