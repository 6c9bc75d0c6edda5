from datetime import date
from time import process_time
from unittest import TestCase

from goldseam.language.task_lists import read

RELEASE = """---
owner: Ana
review_on: 2027-01-01
---
# Release of *web*

Use it: before the release is announced
**Mode:** READ-DO

## Before the tag

- [ ] **Tests green**
- [x] Backup taken
      and tested
- [ ] QA: Smoke tests passed (value, read back)
  - a detail
- [ ] See [the page](https://example.org/a) ‼

```
- [ ] not this
```
<!-- - [ ] nor this -->
> - [ ] quoted
Afterwards:

1. [ ] Notes written (killer)
"""


class TaskListTests(TestCase):
    def lines(self, text):
        return [(line.pause, line.text) for line in read(text).lines]

    def test_texts_made_to_take_long_take_no_time(self):
        for name, text in {
            "spaces": "- a" + " " * 50_000 + "b",
            "a heading of spaces": "# a" + " " * 50_000 + "b",
            "marks without their second": "- " + "*a " * 20_000,
            "a table of heads": "|a|b|\n|-|-|\n" * 10_000,
            "a long rule": "| a\n" + "-" * 50_000 + "x",
            "blanks": "- " + "_" * 50_000 + "a",
            "the same over many lines": "- a\n" + "  _b\n" * 10_000,
        }.items():
            with self.subTest(name):
                begun = process_time()
                read(text)
                self.assertLess(process_time() - begun, 2)

    def test_a_list_of_tasks_is_read_with_its_facts(self):
        found = read(RELEASE)

        self.assertEqual(found.title, "Release of web")
        self.assertEqual((found.trigger, found.mode), ("before the release is announced", "read_do"))
        self.assertEqual((found.facts["owner"], found.review_on), ("Ana", date(2027, 1, 1)))
        self.assertEqual(
            self.lines(RELEASE),
            [
                ("Before the tag", "Tests green"),
                ("Before the tag", "Backup taken and tested"),
                ("Before the tag", "Smoke tests passed"),
                ("Before the tag", "See the page"),
                ("Afterwards", "Notes written"),
            ],
        )

    def test_it_says_how_each_line_is_used(self):
        lines = read(RELEASE).lines

        self.assertEqual([line.is_killer for line in lines], [True, False, False, True, True])
        self.assertEqual((lines[2].role, lines[2].answer, lines[2].is_read_back), ("QA", "value", True))
        self.assertEqual((lines[2].number, lines[2].column), (15, 7))

    def test_without_boxes_the_items_of_lists_are_the_lines(self):
        self.assertEqual(
            self.lines(
                "Pre-flight\n=====\n\nCabin:\n1. Doors: closed\n   - by hand\n2) Belts on\n\n**Engine**\n\n* Oil\n"
            ),
            [("Cabin", "Doors: closed – by hand"), ("Cabin", "Belts on"), ("Engine", "Oil")],
        )

    def test_an_item_above_others_says_what_they_are_about(self):
        text = (
            "# All\n## Tag\n- [ ] Notes\n  - [ ] written\n  - [ ] Ops: read (name)\n"
            "- [ ] **Docs**\n    - [ ] built\n- [ ] Sent\n"
        )

        self.assertEqual(
            self.lines(text),
            [("Tag", "Notes: written"), ("Tag", "Notes: read"), ("Tag", "Docs: built"), ("Tag", "Sent")],
        )
        self.assertEqual(
            [(line.role, line.answer, line.is_killer) for line in read(text).lines][1:3],
            [("Ops", "name", False), ("", "done", False)],
        )
        self.assertEqual(self.lines("- Flaps\r\n  - up\r\n- Lights\r\n"), [("", "Flaps: up"), ("", "Lights")])

    def test_a_title_is_the_first_heading_of_any_size(self):
        self.assertEqual(read("### Closing\n\n- [ ] Doors locked\n").title, "Closing")
        self.assertEqual(read("## Before noon\n- [ ] Doors locked\n").title, "")
        self.assertEqual(read("# All\n# Closing\n- [ ] Doors locked\n").title, "All")

    def test_headings_alike_with_items_below_them_are_pause_points(self):
        found = read("---\ntitle: A day at the bench\n---\n# Morning\n- Bench wiped\n# Evening\n- Lights off\n")

        self.assertEqual(found.title, "A day at the bench")
        self.assertEqual([line.pause for line in found.lines], ["Morning", "Evening"])

    def test_a_short_line_that_stands_alone_above_a_list_is_its_heading(self):
        found = read("Get ready\n- Gloves on\n\nGo in\n- Door shut\n")

        self.assertEqual(
            [(line.pause, line.text) for line in found.lines], [("Get ready", "Gloves on"), ("Go in", "Door shut")]
        )
        self.assertEqual(found.left_out, [])
        self.assertEqual(self.lines("This is why we do it.\n- Gloves on\n"), [("", "Gloves on")])

    def test_boxes_of_every_kind_are_boxes(self):
        for line in (
            "- ☐ Tap closed",
            "□ Tap closed",
            "- [] Tap closed",
            "* [x]\tTap closed",
            "a) Tap closed",
            "– Tap closed",
        ):
            self.assertEqual(self.lines(f"Intro.\n\n{line}\n"), [("", "Tap closed")], line)

    def test_a_blank_to_fill_in_asks_for_a_value(self):
        lines = read(
            "- [ ] Pressure: ____ bar\n- [ ] Wind below __ knots, gusts below __\n- [ ] `my_file_name` read\n"
        ).lines

        self.assertEqual([line.answer for line in lines], ["value", "value", "done"])
        self.assertEqual(lines[1].text, "Wind below __ knots, gusts below __")

    def test_a_table_is_read_by_the_words_of_its_head(self):
        text = (
            "# All\n## Gate\n| # | Item | Expected | Who | Remark |\n|--:|:--|--|--|--|\n"
            "| 1 | ☐ **Gate** | shut \\| locked | Guard | by hand |\n"
        )

        found = read(text)

        line = found.lines[0]
        self.assertEqual((line.pause, line.text, line.role), ("Gate", "Gate: shut | locked", "Guard"))
        self.assertTrue(line.is_killer)
        self.assertEqual(found.left_out, ["Remark: by hand (☐ Gate)"])

    def test_a_table_of_something_else_is_no_list(self):
        found = read("- [ ] Tap closed\n\n| Name | Phone |\n|---|---|\n| Ana | 12 |\n")

        self.assertEqual([line.text for line in found.lines], ["Tap closed"])
        self.assertIn("| Ana | 12 |", found.left_out)

    def test_what_is_no_line_is_told(self):
        text = (
            "# Title\nUse it: before noon\nWhy we do it.\n\n"
            "- [ ] See [the plan](https://example.org/plan)\n  - by phone\n"
            "\n```\nmake all\n```\n> said once\n\n## Empty\n<!-- hidden -->\n---\n"
        )

        self.assertEqual(
            read(text).left_out,
            ["Why we do it.", "the plan: https://example.org/plan", "by phone", "make all", "> said once", "Empty"],
        )

    def test_a_list_that_stands_in_code_or_a_quotation_alone_is_read(self):
        self.assertEqual(self.lines("# All\n## Out\n```\n□ Tap closed\n```\n"), [("Out", "Tap closed")])
        self.assertEqual(self.lines("> - [ ] Tap closed\n"), [("", "Tap closed")])

    def test_a_sentence_that_goes_on_below_belongs_to_its_item(self):
        self.assertEqual(
            self.lines("* Walk around until\nall lights are off\n"), [("", "Walk around until all lights are off")]
        )

    def test_markup_goes_and_addresses_stay(self):
        self.assertEqual(
            self.lines("- [ ] merge\\* into <https://example.org/x>\n")[0][1], "merge* into https://example.org/x"
        )

    def test_an_item_above_boxes_names_their_pause(self):
        self.assertEqual(self.lines("- Before the tag:\n  - [ ] Tests green\n"), [("Before the tag", "Tests green")])

    def test_a_sentence_can_say_when_to_use_it(self):
        self.assertEqual(read("Use this checklist before every flight. It is short.").trigger, "before every flight")

    def test_what_stands_before_a_colon_is_a_role_only_where_it_is_one(self):
        for text in ("Transponder: on", "Note: two people", "https://example.org: open"):
            self.assertEqual(read(f"- [ ] {text}").lines[0].role, "", text)
        self.assertEqual(read("- [ ] Scrub nurse: swabs counted").lines[0].role, "Scrub nurse")
        self.assertEqual(read("- [ ] [Keeper]: gate locked").lines[0].role, "Keeper")
        self.assertEqual(read("Mode: READ-DO\n\n- [ ] Gate: locked").lines[0].text, "Gate: locked")

    def test_what_stands_in_code_or_before_the_text_is_no_line(self):
        code = "```markdown\n```python\n- [ ] an example\n```\n- [ ] Tests green\n"
        front = "+++\ntags = ['x']\n- [ ] no line\n+++\n- [ ] Tests green\n"

        self.assertEqual(self.lines(code), [("", "Tests green")])
        self.assertEqual(self.lines(front), [("", "Tests green")])

    def test_odd_files_are_no_trouble(self):
        odd = (
            "",
            "\0",
            "- ",
            "---",
            "---\n---",
            "- [ ]",
            "*" * 9000,
            "[ ](" * 3000,
            "- [ ] " + "**a" * 3000,
            "`" * 9000,
        )
        for text in odd:
            read(text)

        self.assertIsNone(read("Review on: 2027-13-45").review_on)
