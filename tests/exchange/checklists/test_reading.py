"""Checklists that people keep elsewhere come in as they are meant."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.artifacts.items import Line
from goldseam.exchange.checklists.markdown import as_markdown
from goldseam.exchange.checklists.reading import read
from goldseam.exchange.checklists.sheet import sheet_of
from goldseam.exchange.checklists.table import as_csv
from tests import make

LINES = [
    Line("Tests are green", pause="Before the tag"),
    Line("Error budget left: more than a day", pause="Before the tag", answer="value", role="QA"),
    Line("Backup is taken", pause="Before the release", is_killer=True, is_read_back=True),
    Line("=1+1", pause="Before the release"),
    Line("(see the wiki)", pause="Before the release"),
]


class ReadingTests(TestCase):
    def lines(self, text, name=""):
        return [(line.pause, line.text) for line in read(text, name).lines]

    def test_a_list_of_tasks_becomes_lines_under_pause_points(self):
        found = read(
            "# Going live\n\nUse it: before DNS changes\n\n## Before\n- [ ] Backup taken\n- [x] **TTL is low**\n"
        )

        self.assertEqual((found.title, found.content["trigger"]), ("Going live", "before DNS changes"))
        self.assertEqual([line.text for line in found.lines], ["Backup taken", "TTL is low"])
        self.assertEqual([line.is_killer for line in found.lines], [False, True])

    def test_a_table_is_read_by_the_words_of_its_head(self):
        text = "Section;Task;Who\nStart;Check the seal;Nurse\n;Check the dose;\n"

        found = read(text, "list.csv").lines

        self.assertEqual((found[0].pause, found[0].text, found[0].role), ("Start", "Check the seal", "Nurse"))
        self.assertEqual(found[1].pause, "Start")

    def test_a_table_without_a_head_is_read_too(self):
        self.assertEqual(self.lines("One, with a comma\nTwo\n", "x.csv"), [("", "One"), ("", "Two")])
        self.assertEqual(self.lines("A\tone\nA\ttwo\nB\tthree\n")[2], ("B", "three"))

    def test_without_a_title_it_is_called_after_its_file(self):
        self.assertEqual(read("- a line\n", "docs/release-check_list.md").title, "Release check list")

    def test_a_text_without_a_list_is_refused_in_words(self):
        for text in ("Nothing here.", "", "# Only a title", "\0", "a;b\n" * 3):
            with self.assertRaises(ValidationError):
                read(text)

    def test_what_went_out_comes_in_without_loss(self):
        acme = make.organisation()
        ana = acme.memberships.get(role="owner").person
        checklist = make.checklist(acme)
        said = {
            "aim": "Safe releases",
            "trigger": "before the tag",
            "mode": "read_do",
            "critical_pause": "Before the tag",
        }
        sheet = sheet_of(checklist.revise(by=ana, lines=LINES, **said), ana)

        back = read(as_markdown(sheet))

        self.assertEqual(back.content, said)
        self.assertEqual(used(back.lines), used(LINES))
        self.assertEqual(used(read(as_csv(sheet), "release.csv").lines), used(LINES))


def used(lines):
    return [(line.text, line.pause, line.use) for line in lines]


class ImportViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person

    def setUp(self):
        self.client.force_login(self.ana)

    def test_it_stands_in_the_editor_before_anything_is_kept(self):
        answer = self.client.post("/acme/files/artifacts/import", {"text": "# Release\n- [ ] Tests are green\n"})

        self.assertContains(answer, "1 line was found")
        self.assertContains(answer, "Tests are green")
        self.assertContains(answer, 'value="Release"')
        self.assertEqual(self.acme.artifacts.count(), 0)

    def test_what_is_called_the_same_is_pointed_out(self):
        make.checklist(self.acme, title="Release")

        answer = self.client.post("/acme/files/artifacts/import", {"text": "# release\n- [ ] Tests are green\n"})

        self.assertContains(answer, "There is a checklist of this name already")

    def test_a_plan_of_the_same_title_is_no_checklist(self):
        make.team_rule(self.acme, title="Release")

        answer = self.client.post("/acme/files/artifacts/import", {"text": "# Release\n- [ ] Tests are green\n"})

        self.assertNotContains(answer, "There is a checklist of this name already")

    def test_what_is_no_list_is_said_beside_the_field_and_stays(self):
        answer = self.client.post("/acme/files/artifacts/import", {"text": "Only words."})

        self.assertContains(answer, "There is no list in it", status_code=422)
        self.assertContains(answer, "Only words.", status_code=422)
