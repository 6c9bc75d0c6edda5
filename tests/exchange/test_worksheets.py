"""The worksheet of an experiment as text and on paper."""

from unittest import mock

from django.test import TestCase

from goldseam.exchange.experiments.markdown import as_markdown
from goldseam.exchange.experiments.worksheet import worksheet_of
from goldseam.exchange.printing import worksheet as printing
from goldseam.experiments.models import Cycle
from tests import make

CODE = '#panic("no") $x$ | <b>x</b>\n\n#read("/etc/passwd") `#eval`'


class WorksheetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.quiet = make.team(cls.acme, "Quiet", members=[cls.ana])

    def setUp(self):
        self.client.force_login(self.ana)

    def file(self, cycle, form):
        return self.client.get(f"/acme/files/experiments/{cycle.number}.{form}")

    def sheet(self, cycle):
        return as_markdown(worksheet_of(Cycle.objects.with_state().get(pk=cycle.pk), self.ana))

    def test_a_plan_is_a_sheet_before_anything_has_started(self):
        text = self.sheet(make.startable_cycle(self.acme))

        self.assertIn("**because**: somebody then knows of it in time", text)
        self.assertIn("| The effect | Errors a week |", text)
        self.assertNotIn("## Do", text)

    def test_plan_do_study_and_act_stand_on_it(self):
        """8.6: the worksheet, with what came out, in one place."""
        series = make.series(self.acme, title="Calls a week")
        make.points(series, 5, 6, 4, 7)
        text = self.sheet(make.decided_cycle(self.acme, watching=series))

        for part in ("## Plan", "## Do", "### Calls a week", "## Study", "Nobody knew the date.", "## Act", "Abandon"):
            with self.subTest(part):
                self.assertIn(part, text)

    def test_what_was_changed_after_the_start_stays_on_it(self):
        """8.1: later edits are amendments, and visible."""
        cycle = make.running_cycle(self.acme)
        cycle.amend(by=self.ana, reason="Two more were trained", who="The late shift")

        self.assertIn("| Who does it |  | The late shift | Two more were trained |", self.sheet(cycle))

    def test_it_leaves_as_markdown_and_as_pdf(self):
        cycle = make.running_cycle(self.acme)

        self.assertIn("text/markdown", self.file(cycle, "md")["Content-Type"])
        self.assertIn(b"/MarkInfo", self.file(cycle, "pdf").content)
        self.assertEqual(self.file(cycle, "exe").status_code, 404)

    def test_who_may_not_see_the_experiment_gets_no_sheet(self):
        cycle = make.running_cycle(self.acme, team=self.quiet)
        self.client.force_login(self.bo)

        self.assertEqual([self.file(cycle, form).status_code for form in ("md", "pdf")], [404, 404])

    def test_events_that_a_reader_may_not_see_are_not_on_it(self):
        hidden = make.event(self.acme, by=self.ana, text="Somebody was hurt.", visibility="restricted")
        cycle = make.cycle(self.acme, events=[hidden])
        self.client.force_login(self.bo)

        self.assertNotContains(self.file(cycle, "md"), "hurt")

    def test_what_people_write_is_never_code(self):
        series = make.series(self.acme, title=CODE, definition=CODE)
        make.points(series, 1, 2, 3)
        cycle = make.running_cycle(self.acme, watching=series, aim=CODE, materials=CODE)
        cycle.note(by=self.ana, kind="surprise", text=CODE)
        sheet = worksheet_of(Cycle.objects.with_state().get(pk=cycle.pk), self.ana)

        with mock.patch.object(printing, "on_paper", wraps=printing.on_paper) as made:
            self.assertTrue(printing.as_pdf(sheet, CODE).startswith(b"%PDF-"))

        self.assertNotIn("<b>", made.call_args[0][1]["parts"][-1]["picture"])
