from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.artifacts.forms import ContentForm
from goldseam.artifacts.hints import hints_for, hints_of
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from tests import make
from tests.artifacts.test_views import rows

STATES = ("Tests green", "Backup taken", "Team told", "Notes written", "Gate open")
READY = {"trigger": "when the release branch is cut", "mode": "do_confirm", "critical_pause": "Time out"}
PAUSE = {"pause": "Time out", "killer": "on"}


def typed(*lines, **said):
    first, *rest = [{"text": line} if isinstance(line, str) else line for line in lines or STATES]
    return ContentForm("checklist", data=rows([PAUSE | first, *rest], **READY | said))


def told(hints):
    return [(hint.rule, hint.level) for hint in hints]


class WordTests(TestCase):
    def test_a_list_that_can_be_used_gets_no_hint(self):
        form = typed()

        self.assertEqual(told(form.hints), [])
        self.assertEqual([seen.state for seen in form.micro_check], ["yes", "try", "yes", "yes"])

    def test_each_hint_says_what_to_do_and_where(self):
        (hint,) = typed(*STATES, "Ensure that the valve of the second pump is shut").hints

        self.assertEqual((hint.rule, hint.level, hint.field), ("C7", "warn", "id_form-5-text"))
        self.assertEqual(hint.where, "Ensure that the valve of the second …")
        self.assertIn("“ensure”", hint.words)

    def test_a_hint_leads_to_its_row_wherever_that_stands(self):
        lines = [{"text": text, "position": place} | PAUSE for place, text in enumerate(STATES, start=2)]
        lines[4].pop("killer")
        lines += [{"text": "Security", "position": 9}, {"text": "Security", "DELETE": "on"}]

        self.assertEqual([(hint.rule, hint.field) for hint in typed(*lines).hints], [("C8", "id_form-5-text")])

    def test_many_lines_in_another_form_are_one_question_about_the_way_of_use(self):
        (hint,) = typed("Run the tests", "Take the backup", "Tell the team", "Write the notes", "Gate open").hints

        self.assertEqual((hint.rule, hint.level, hint.field), ("C9", "note", "id_mode_0"))
        self.assertIn("4 lines say what to do: choose READ-DO", hint.words)

    def test_what_is_missing_is_said(self):
        form = typed("Backup taken", trigger="if needed", critical_pause="")

        self.assertEqual([hint.rule for hint in form.hints.of("error")], ["C3", "C5"])
        self.assertEqual([seen.state for seen in form.micro_check], ["yes", "try", "not_yet", "not_yet"])

    def test_an_empty_form_is_left_in_peace(self):
        for kind in ("checklist", "if_then_plan", "team_rule"):
            self.assertEqual(list(ContentForm(kind).hints), [], kind)
        self.assertIsNone(ContentForm("procedure").hints)

    def test_both_halves_of_an_if_then_are_looked_at(self):
        form = ContentForm("if_then_plan", data={"trigger": "if necessary", "response": "then be more careful"})
        fields = [(hint.rule, hint.field) for hint in hints_for(form)]

        self.assertEqual(fields, [("I1", "id_trigger"), ("I2", "id_trigger"), ("I6", "id_response")])

    def test_every_remark_has_words(self):
        long = ["Ensure valves, pumps and gauges shut"] * 21 + ["What?", "Verify it", " ".join(["word"] * 20)]
        plans = ["If it, then we never try later", "If traffic is high, then it is fixed and told and read"]

        for hints in (typed(*long).hints, typed(*({"text": text, "killer": "on"} for text in STATES)).hints):
            self.assertTrue(all(hint.words and hint.title and "%(" not in hint.words for hint in hints))
        for text in plans:
            version = Artifact.make(
                make.organisation(), make.person(), "A", "team_rule", content={"text": text}
            ).current
            self.assertTrue(all(hint.words and "%(" not in hint.words for hint in hints_of(version)))


class ReadinessTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get().person

    def made(self, kind="checklist", **content):
        return Artifact.make(self.acme, by=self.ana, title="A", kind=kind, content=content)

    def test_errors_of_the_words_are_missing_before_people_work_by_it(self):
        checklist = make.checklist(self.acme)
        checklist.review_on = None

        with self.assertRaises(ValidationError):
            checklist.activate(by=self.ana)
        self.assertEqual({gap.rule for gap in checklist.gaps} - {"C13"}, {"C3", "C5", "C11"})

    def test_a_reason_overrules_them(self):
        checklist = make.checklist(self.acme)

        checklist.activate(by=self.ana, despite="The release is today.")

        self.assertTrue(checklist.is_active)

    def test_a_list_that_can_be_used_lacks_nothing_of_that(self):
        lines = [Line(text=text, pause="Time out") for text in STATES]
        checklist = self.made(lines=lines, trigger="when the branch is cut", critical_pause="Time out")
        checklist.review_on = timezone.localdate() + timedelta(days=300)

        self.assertEqual({gap.rule for gap in checklist.gaps} - {"C13"}, set())

    def test_an_if_then_needs_a_cue_and_an_act(self):
        weak = self.made("team_rule", trigger="necessary", response="we try to be more careful")
        good = self.made("team_rule", trigger="the scope changes after the freeze", response="QA signs again")

        self.assertEqual([gap.rule for gap in weak.gaps], ["I1", "I2", "I6"])
        self.assertEqual(good.gaps, [])
        self.assertEqual(self.made("procedure", text="Never do it.").gaps, [])


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get().person
        cls.checklist = make.checklist(cls.acme, items=("Ensure the backup", *STATES))

    def setUp(self):
        self.client.force_login(self.ana)

    def ask(self, data, **query):
        address = reverse("artifacts:hints", args=[self.acme.slug])
        return self.client.post(f"{address}?{'&'.join(f'{name}={value}' for name, value in query.items())}", data)

    def test_hints_come_with_the_page(self):
        page = self.client.get(reverse("artifacts:revise", args=[self.acme.slug, self.checklist.number]))

        self.assertContains(page, "Needed before it is active")
        self.assertContains(page, "only a try will tell")
        self.assertContains(page, 'href="#id_form-0-text"')

    def test_what_is_typed_is_looked_at_and_forgotten(self):
        before = self.checklist.versions.count()
        page = self.ask(rows(["Verify it properly", *STATES]), artifact=self.checklist.number)

        self.assertContains(page, "“properly”")
        self.assertNotContains(page, "<html")
        self.assertEqual(self.checklist.versions.count(), before)

    def test_an_if_then_is_looked_at(self):
        page = self.ask({"trigger": "a customer shouts", "response": "I will not get angry"}, kind="if_then_plan")

        self.assertContains(page, "Say what you do instead.")

    def test_odd_questions_are_answered(self):
        for data, query in (
            ({}, {}),
            ({"trigger": "\0" * 400, "form-TOTAL_FORMS": "1e9"}, {"kind": "checklist"}),
            (rows(["x" * 999, "\0"]), {"kind": "☃", "artifact": "1e5"}),
            ({"text": "x"}, {"kind": "procedure"}),
        ):
            self.assertEqual(self.ask(data, **query).status_code, 200)
        for number in (999, 10**17):
            self.assertEqual(self.ask({}, artifact=number).status_code, 404)

    def test_a_plan_that_is_private_is_nobody_elses(self):
        bo = make.member(self.acme, "Bo")
        plan = Artifact.make(
            self.acme, self.ana, "A", "if_then_plan", is_private=True, content={"text": "If it, then I"}
        )
        self.client.force_login(bo)

        self.assertEqual(self.ask({}, artifact=plan.number).status_code, 404)
