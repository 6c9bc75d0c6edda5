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
            [("Cabin", "Doors: closed"), ("Cabin", "Belts on"), ("Engine", "Oil")],
        )

    def test_an_item_above_boxes_names_their_pause(self):
        self.assertEqual(self.lines("- Before the tag:\n  - [ ] Tests green\n"), [("Before the tag", "Tests green")])

    def test_a_sentence_can_say_when_to_use_it(self):
        self.assertEqual(read("Use this checklist before every flight. It is short.").trigger, "before every flight")

    def test_what_stands_before_a_colon_is_a_role_only_where_it_is_one(self):
        for text in ("Transponder: on", "Note: two people", "https://example.org: open"):
            self.assertEqual(read(f"- [ ] {text}").lines[0].role, "", text)
        self.assertEqual(read("- [ ] Scrub nurse: swabs counted").lines[0].role, "Scrub nurse")

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
