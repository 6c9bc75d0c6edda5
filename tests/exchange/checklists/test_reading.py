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
        self.assertEqual(self.lines("One, with a comma\nTwo\n", "x.csv"), [("", "One, with a comma"), ("", "Two")])
        self.assertEqual(self.lines("A\tone\nA\ttwo\nB\tthree\n")[2], ("B", "three"))

    def test_a_head_may_stand_below_a_name_and_a_date(self):
        found = read("Opening list;;\n;May;\nArea;Task;Critical\nKitchen;Gas off;x\n;Door locked;\n", "x.csv")

        self.assertEqual(
            [(line.pause, line.text) for line in found.lines], [("Kitchen", "Gas off"), ("Kitchen", "Door locked")]
        )
        self.assertTrue(found.lines[0].is_killer)
        self.assertEqual(found.left_out, ["Opening list", "May"])

    def test_a_row_that_is_empty_may_stand_above_the_head(self):
        found = read("\n\nItem;Who\nGate locked;Keeper\n", "x.csv").lines

        self.assertEqual([(line.text, line.role) for line in found], [("Gate locked", "Keeper")])

    def test_sheets_of_every_program_are_read(self):
        excel = (
            '"Nr.";"Prüfpunkt";"Soll";"Bemerkung"\r\n'
            '1;"Kühlung; unten";"< 5 °C";"täglich\r\nnotieren"\r\n'
            '2;"Boden ""trocken""";;\r\n'
        )

        self.assertEqual(
            self.lines("\ufeff" + excel, "x.csv"), [("", "Kühlung; unten: < 5 °C"), ("", 'Boden "trocken"')]
        )
        self.assertEqual(read(excel, "x.csv").left_out, ["Bemerkung: täglich notieren (Kühlung; unten)"])
        self.assertEqual(self.lines("sep=,\nStep,Description\n1,Open tap\n", "x.csv"), [("", "Open tap")])
        self.assertEqual(self.lines("1\tOpen tap\n2\tClose tap\n"), [("", "Open tap"), ("", "Close tap")])
        self.assertEqual(self.lines("Tap|open\nPump|on\n", "x.csv"), [("", "Tap: open"), ("", "Pump: on")])

    def test_a_column_of_numbers_is_kept_where_it_parts_the_lines(self):
        """Numbers that only count the lines part nothing."""
        bars = "| Section | Item |\n|---|---|\n"
        parts = [("1", "Gate locked"), ("1", "Gas off"), ("2", "Lights off")]

        self.assertEqual(self.lines("Section;Item\n1;Gate locked\n1;Gas off\n2;Lights off\n", "x.csv"), parts)
        self.assertEqual(self.lines("Section;Item\n1;Gate locked\n;Gas off\n2;Lights off\n", "x.csv"), parts)
        self.assertEqual(self.lines(f"{bars}| 1 | Gate locked |\n| | Gas off |\n| 2 | Lights off |\n"), parts)
        self.assertEqual(
            self.lines("Section;Item\n1;Gate locked\n2;Gas off\n", "x.csv"), [("1", "Gate locked"), ("2", "Gas off")]
        )
        counted = [("", "Open tap"), ("", "Close tap")]
        self.assertEqual(self.lines("Step;Description\n1;Open tap\n2;Close tap\n", "x.csv"), counted)
        steps = "| Step | Description |\n|---|---|\n| 1. | Open tap |\n| 2. | Close tap |\n"
        self.assertEqual(self.lines(steps), counted)

    def test_a_table_in_markdown_is_read_as_such_with_or_without_a_heading(self):
        table = "| Item | Who |\n|:---|---|\n| Gate locked | Keeper |\n| Gas \\| oil off | **Cook** |\n"
        known = [("Gate locked", "Keeper"), ("Gas | oil off", "Cook")]
        without_outer_bars = "Item | Who\n--- | ---\nGate locked | Keeper\nGas \\| oil off | Cook\n"

        for text in (table, f"\n{table}", f"# Closing\n\n{table}", f"Closing\n\n{table}", without_outer_bars):
            for name in ("", "closing.md", "closing.txt", "closing.csv"):
                with self.subTest(text, name=name):
                    self.assertEqual([(line.text, line.role) for line in read(text, name).lines], known)

    def test_a_list_with_a_word_of_a_head_above_it_is_no_table(self):
        self.assertEqual(self.lines("Checklist\n\n- Tap, open\n"), [("", "Tap, open")])

    def test_lines_without_a_dash_are_a_list_unless_they_are_a_text(self):
        pasted = "Use it: before we open\n\nHall:\nDoors unlocked\nLights on\n\n# Bar\nTaps closed\n"

        self.assertEqual(
            self.lines(pasted), [("Hall", "Doors unlocked"), ("Hall", "Lights on"), ("Bar", "Taps closed")]
        )
        self.assertEqual(read(pasted).content["trigger"], "before we open")
        for text in ("We met on Monday.\nThen we went home.\n", "A long story that goes\non in the next line\n"):
            with self.assertRaises(ValidationError):
                read(text)

    def test_what_was_copied_from_a_word_processor_is_a_list(self):
        self.assertEqual(self.lines("•\tGas off\n·\tDoor locked\n"), [("", "Gas off"), ("", "Door locked")])
        self.assertEqual(self.lines("1.\tGas off\n2.\tDoor locked\n"), [("", "Gas off"), ("", "Door locked")])
        self.assertEqual(self.lines("1.\tGas off\tAna\n2.\tDoor locked\tBo\n")[0], ("", "Gas off: Ana"))

    def test_the_way_of_use_is_guessed_from_most_lines(self):
        self.assertEqual(read("- Open the tap\n- Start the pump\n- Backup taken\n").content["mode"], "read_do")
        self.assertEqual(read("- Fill tanks\n- Check belts\n- Flag\n").content["mode"], "read_do")
        self.assertEqual(read("- Tap opened\n- Pump started\n- Backup\n").content["mode"], "do_confirm")
        self.assertNotIn("mode", read("- Tap\n- Pump\n").content)

    def test_what_is_too_long_for_its_place_is_told_in_full(self):
        found = read(f"## {'Pause ' * 30}\n- [ ] Tap closed\n")

        self.assertIn(("Pause " * 30).strip(), found.left_out)

    def test_without_a_title_it_is_called_after_its_file(self):
        self.assertEqual(read("- a line\n", "docs/release-check_list.md").title, "Release check list")

    def test_lines_that_may_be_sentences_are_refused_with_what_would_help(self):
        with self.assertRaisesMessage(ValidationError, "No list was found. Put a dash before each line."):
            read("Open gate\nLock door\nbuy milk\n")

        self.assertEqual(len(read("- Open gate\n- Lock door\n- buy milk\n").lines), 3)

    def test_a_text_without_a_list_is_refused_in_words(self):
        for text in ("Nothing here.", "", "# Only a title", "\0", "a;b\n" * 3):
            with self.assertRaises(ValidationError):
                read(text)

    def test_words_that_look_like_markup_or_a_role_come_back_as_they_are(self):
        acme = make.organisation()
        ana = acme.memberships.get(role="owner").person
        odd = [
            "Flaps: up",
            "Pilot: flaps up",
            "**all** of a_b_c, 2*3 and `code_x`",
            "Dose (value)",
            "See [the page](x) <b>now</b>",
            "Wind ____ knots",
            "back\\slash",
            "https://example.org/a_b_c",
            "[ ] twice",
        ]
        lines = [Line(text, pause="Go: *now*") for text in odd]
        lines += [Line("Gate locked", pause="C#", role="Keeper"), Line("Oil ___ l", pause="C#", answer="value")]
        made = make.checklist(acme, title="Using *C#*:")
        sheet = sheet_of(made.revise(by=ana, lines=lines, mode="read_do", trigger='when it says "go"'), ana)

        back = read(as_markdown(sheet))

        self.assertEqual((back.title, back.content["trigger"]), ("Using *C#*:", 'when it says "go"'))
        self.assertEqual(used(back.lines), used(lines))

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

    def test_what_was_left_out_and_what_is_too_long_is_said(self):
        text = f"# Release\nA word before.\n- [ ] Tests are green\n- [ ] {'long ' * 70}\n"

        answer = self.client.post("/acme/files/artifacts/import", {"text": text})

        self.assertContains(answer, "One line is longer than 300 characters")
        self.assertContains(answer, "Shorten or split before you save: line 2.")
        self.assertContains(answer, "A word before.")

    def test_all_lines_that_are_too_long_are_named(self):
        long = f"- [ ] {'long ' * 70}\n"

        answer = self.client.post("/acme/files/artifacts/import", {"text": f"{long}- [ ] Tests are green\n{long}"})

        self.assertContains(answer, "2 lines are longer than 300 characters")
        self.assertContains(answer, "Shorten or split before you save: lines 1, 3.")

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

        self.assertContains(answer, "No list was found", status_code=422)
        self.assertContains(answer, "Only words.", status_code=422)
