"""Pages of gates: made, tried, signed and overridden by people."""

from urllib.parse import urlencode

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.artifacts.models import Artifact
from goldseam.guardrails.models import Gate
from tests import make


class GatePagesCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.list = make.checklist(cls.acme)
        clause = {
            "title": "After the freeze",
            "condition": "scope_changed == true",
            "roles": ["QA"],
            "checks": ["smoke"],
        }
        cls.gate = make.gate(cls.acme, clauses=[clause | {"checklists": [cls.list]}])

    def setUp(self):
        self.client.force_login(self.ana)

    def get(self, path="", **asked):
        return self.client.get(f"/acme/gates/release{path}?{urlencode(asked)}")

    def post(self, path, method="post", **sent):
        return self.client.post(f"/acme/gates/release{path}", sent | {"_method": method})


class MakingTests(GatePagesCase):
    def test_a_gate_is_made_of_a_rule_and_says_what_it_enforces(self):
        rule = make.team_rule(self.acme)
        page = self.client.get(f"/acme/gates/new?rule={rule.number}")
        self.assertContains(page, "QA and product sign again")

        sent = {"title": "Go live", "name": "go-live", "when_unreachable": "open"}
        answer = self.client.post(f"/acme/gates/new?rule={rule.number}", sent)

        gate = Gate.objects.get(name="go-live")
        self.assertEqual((gate.rule, gate.when_unreachable, answer.status_code), (rule, "open", 302))
        self.assertContains(self.client.get(rule.get_absolute_url()), "/acme/gates/go-live")

    def test_the_list_shows_gates_in_use_before_those_that_are_not(self):
        make.gate(self.acme, name="old", title="An old one").retire(by=self.ana, reason="We release otherwise")

        page = self.client.get("/acme/gates").content.decode()

        self.assertLess(page.index("Release gate"), page.index("An old one"))

    def test_odd_names_are_refused_beside_the_field(self):
        for name in ("new", "Release", "a b", "-a", "release", "x" * 41, "größe"):
            with self.subTest(name):
                sent = {"title": "Go live", "name": name, "when_unreachable": "closed"}
                answer = self.client.post("/acme/gates/new", sent)

                self.assertEqual(answer.status_code, 422)
                self.assertContains(answer, "Go live", status_code=422)

    def test_odd_rules_are_found_by_nobody(self):
        for number in ("999", "9" * 18):
            self.assertEqual(self.client.get(f"/acme/gates/new?rule={number}").status_code, 404)
        self.assertEqual(self.client.get("/acme/gates/new?rule=x").status_code, 200)

    def test_a_rule_of_another_team_is_named_to_nobody_else(self):
        team = make.team(self.acme, members=[self.ana])
        rule = Artifact.make(self.acme, by=self.ana, title="Sign twice", kind="team_rule", team=team)
        make.gate(self.acme, name="go-live", title="Go live", rule=rule)
        pages = []
        for person in (self.ana, self.bo):
            self.client.force_login(person)
            pages.append(rule.title in self.client.get("/acme/gates/go-live").content.decode())

        self.assertEqual(pages, [True, False])

    def test_only_those_who_guide_are_asked_who_may_override_it(self):
        sent = {"title": "Release", "name": "release", "when_unreachable": "closed", "overriders": self.bo.pk}
        asked = [self.get("/details").content.decode().count("May override it")]
        self.client.force_login(self.bo)
        asked.append(self.get("/details").content.decode().count("May override it"))
        answer = self.post("/details", "patch", **sent)

        self.assertEqual((asked, answer.status_code, self.gate.overriders.count()), ([1, 0], 302, 0))

    def test_a_clause_is_put_together_without_cel(self):
        sent = {"title": "Many files", "fact": "files", "how": ">", "value": "20", "checks": "load, smoke"}

        answer = self.post("/clauses", **sent)

        self.assertEqual(answer.status_code, 302, answer.content)
        clause = self.gate.clauses.last()
        self.assertEqual((clause.condition, clause.names("check")), ("files > 20", ["load", "smoke"]))
        self.assertContains(self.get(), "files is more than 20")

    def test_who_changes_a_clause_finds_what_was_put_together(self):
        clause = self.gate.clauses.get()

        page = self.get(f"/clauses/{clause.pk}")

        self.assertContains(page, 'value="scope_changed"')
        self.assertNotContains(page, "scope_changed == true")

    def test_a_condition_that_cannot_be_read_is_said_beside_its_field(self):
        answer = self.post("/clauses", title="Odd", condition="scope = true", checks="load")

        self.assertContains(answer, "write == where there is a single =", status_code=422)
        self.assertContains(answer, "scope = true", status_code=422)

    def test_a_clause_is_changed_and_the_last_one_is_kept_in_force(self):
        clause = self.gate.clauses.get()
        changed = self.post(f"/clauses/{clause.pk}", "patch", title="Always", checks="smoke")
        removed = self.post(f"/clauses/{clause.pk}", "delete")

        self.assertEqual((changed.status_code, removed.status_code), (302, 422))
        self.assertContains(removed, "Make it a draft first", status_code=422)

    def test_it_goes_through_its_stages(self):
        for path, method, stage in (
            ("/trial", "post", "trial"),
            ("/trial", "delete", "draft"),
            ("/activation", "post", "active"),
            ("/retirement", "post", "retired"),
            ("/retirement", "delete", "draft"),
        ):
            with self.subTest(stage):
                self.assertEqual(self.post(path, method, reason="Enough").status_code, 302)
                self.assertEqual(Gate.objects.get().stage, stage)
                self.assertEqual(self.get().status_code, 200)

    def test_a_key_is_shown_once_and_the_lines_name_this_gate(self):
        shown = self.post("/keys", name="Pipeline", once="1")
        again = self.get("/keys")

        self.assertContains(shown, "gsg_")
        self.assertNotContains(again, 'value="gsg_')
        self.assertContains(again, "goldseam gate release")
        self.assertContains(again, "GOLDSEAM_GATE_UNREACHABLE: closed")


class RefTests(GatePagesCase):
    def ref(self, **asked):
        return self.get("/refs", project="web", ref="v2.3", **asked)

    def sent(self, path, method="post", **more):
        return self.post(path, method, project="web", ref="v2.3", **more)

    def test_it_says_what_is_missing_and_where_it_can_be_mended(self):
        self.gate.ask("web", "v2.3", {"scope_changed": True}, author="Bo")

        page = self.ref()

        self.assertContains(page, "3 things are missing")
        self.assertContains(page, f"/acme/runs/new?artifact={self.list.number}&amp;project=web&amp;ref=v2.3")
        self.assertContains(page, "Sign as QA")

    def test_who_only_reads_is_not_led_to_a_run_that_they_cannot_begin(self):
        self.client.force_login(make.member(self.acme, "Eve", role="auditor"))

        page = self.get("/refs", project="web", ref="v2.3")

        self.assertContains(page, "is missing")
        self.assertNotContains(page, "Run it now")

    def test_it_leads_to_the_run_that_does_not_count_yet(self):
        run = make.run(self.list, by=self.bo, project="web", ref="v2.3", is_finished=False)
        self.gate.ask("web", "v2.3", {"scope_changed": True})

        page = self.ref()

        self.assertContains(page, f'<a href="{run.get_absolute_url()}">Go to that run</a>', html=True)
        self.assertNotContains(page, "Run it now")

    def test_before_anybody_asked_it_says_which_fact_is_missing(self):
        self.assertContains(self.ref(), "scope_changed=…")

    def test_one_signs_and_takes_it_back(self):
        role = self.gate.roles.get()
        signed = self.sent("/refs/sign-offs", role=role.pk, note="Looked at the log")
        page = self.ref()
        back = self.post(f"/refs/sign-offs/{self.gate.sign_offs.get().pk}", "delete")

        self.assertEqual((signed.status_code, back.status_code), (302, 302))
        self.assertContains(page, "Looked at the log")
        self.assertFalse(self.gate.sign_offs.exists())

    def test_odd_roles_are_found_by_nobody(self):
        for role in ("", "x", "-1", "9" * 5000):
            with self.subTest(role[:5]):
                self.assertEqual(self.sent("/refs/sign-offs", role=role).status_code, 404)

    def test_the_line_that_tells_of_a_check_is_text_to_a_shell(self):
        self.gate.ask("web", "$(whoami)", {"scope_changed": True})

        page = self.get("/refs", project="web", ref="$(whoami)")

        self.assertContains(page, "--ref &#39;$(whoami)&#39; --passed")

    def test_who_made_the_change_is_told_that_somebody_else_signs(self):
        self.gate.ask("web", "v2.3", {"scope_changed": True}, author="Ana")

        self.assertContains(self.ref(), "Somebody else has to sign")
        refused = self.sent("/refs/sign-offs", role=self.gate.roles.get().pk)
        self.assertContains(refused, "Somebody else has to sign", status_code=422)

    def test_an_override_makes_a_near_miss_that_names_its_gate(self):
        self.gate.ask("web", "v2.3", {"scope_changed": True})

        answer = self.sent("/refs/overrides", reason="Customers cannot pay")

        override = self.gate.overrides.get()
        self.assertEqual(answer.status_code, 302)
        self.assertContains(self.client.get(override.event.get_absolute_url()), "A gate was overridden")
        self.assertContains(self.get(), "Customers cannot pay")
        self.assertEqual(self.post(f"/refs/overrides/{override.pk}", "delete").status_code, 302)

    def test_without_a_reason_it_stays_and_who_may_not_finds_nothing(self):
        self.assertEqual(self.sent("/refs/overrides", reason="").status_code, 422)
        self.client.force_login(self.bo)

        self.assertEqual(self.sent("/refs/overrides", reason="Customers cannot pay").status_code, 404)

    def test_odd_refs_are_nothing(self):
        self.assertEqual(self.get("/refs", ref="x" * 121).status_code, 404)
        self.assertContains(self.get("/refs"), "Which state is meant?")

    def test_a_person_outside_finds_nothing(self):
        self.client.force_login(make.person("Olga"))

        for path in ("", "/refs", "/keys", "/tries", "/answers"):
            self.assertEqual(self.get(path).status_code, 404)


class TryingTests(GatePagesCase):
    def test_it_says_which_facts_can_be_tried(self):
        self.assertContains(self.get("/tries"), "It compares scope_changed. For example: scope_changed = true")

    def test_facts_are_tried_and_nothing_is_kept(self):
        met = self.get("/tries", facts="scope_changed = true")
        unmet, missing, odd = (self.get("/tries", facts=facts) for facts in ("scope_changed=false", "", "a-b = 1"))

        self.assertContains(met, "Applies. It asks for")
        self.assertContains(unmet, "Does not apply here")
        self.assertContains(missing, "Cannot be decided, so it blocks")
        self.assertContains(odd, "is no name of a fact", status_code=422)
        self.assertFalse(self.gate.asked.exists())

    def test_facts_are_read_as_a_pipeline_sends_them_and_for_the_project_of_the_gate(self):
        condition = 'version == "12" && services == ["web"] && project == "web"'
        make.gate(
            self.acme, name="other", project="web", clauses=[{"title": "All", "condition": condition, "checks": ["a"]}]
        )

        page = self.client.get("/acme/gates/other/tries", {"facts": 'version = "12"\nservices = ["web"]'})

        self.assertContains(page, "Applies. It asks for")

    def test_the_past_says_how_many_would_be_blocked(self):
        """Before a gate blocks anybody, one sees whom it would have blocked."""
        self.gate.begin_trial(by=self.ana)
        for number, changed in enumerate([True, True, False]):
            self.gate.ask("web", f"v{number}", {"scope_changed": changed})
        self.gate.ask("web", "v9")

        page = self.get("/tries")

        self.assertContains(page, "Of the last 4 questions, as it reads now, 3 would be blocked.")
        self.assertContains(page, "In 1 of them a fact is missing")

    def test_more_questions_take_no_more_queries(self):
        for number in range(3):
            self.gate.ask("web", f"v{number}", {"scope_changed": True})
        with CaptureQueriesContext(connection) as few:
            self.get("/tries")
        for number in range(3, 9):
            self.gate.ask("web", f"v{number}", {"scope_changed": True})

        with self.assertNumQueries(len(few)):
            self.get("/tries")
