import json

from tests.cli.test_lint import LintTestCase, lint, marks

RELEASE = """# Release

Use it: if needed
Mode: DO-CONFIRM
Owner: Ana

## Before the tag

- [ ] **Tests green**
- [ ] Ensure the backup
- [ ] Ensure the notes <!-- goldseam: ignore C7 -->
- [ ] Team told
- [ ] Gate open
"""


class ChecklistTests(LintTestCase):
    def setUp(self):
        super().setUp()
        self.file = self.write("release.md", RELEASE)

    def test_it_looks_at_a_list_of_tasks(self):
        found = [
            (mark["rule"], mark["level"], mark["line"], mark["text"]) for mark in marks(self.file, "--as", "checklist")
        ]

        self.assertEqual(
            found,
            [
                ("C3", "error", 1, "Release"),
                ("C11", "error", 1, "Release"),
                ("C7", "warn", 10, "ensure"),
            ],
        )

    def test_errors_are_errors_for_code_hosts(self):
        annotations = lint(self.file, "--as", "checklist", "--format", "github").stdout
        sarif = json.loads(lint(self.file, "--as", "checklist", "--format", "sarif").stdout)["runs"][0]

        self.assertIn("::error file=", annotations)
        self.assertIn("::warning file=", annotations)
        self.assertEqual([result["level"] for result in sarif["results"]], ["error", "error", "warning"])
        self.assertIn("C13", [rule["id"] for rule in sarif["tool"]["driver"]["rules"]])

    def test_rules_are_chosen_by_their_names(self):
        result = lint(self.file, "--as", "checklist", "--rule", "C7")

        self.assertIn(":10:7: warn: C7: “ensure”", result.stdout)
        self.assertEqual(result.exit_code, 1)
        self.assertEqual(lint(self.file, "--as", "checklist", "--rule", "C10").exit_code, 0)

    def test_plans_are_items_of_a_list_or_lines(self):
        items = self.write(
            "plans.md", "# Plans\n\n- If necessary, be more careful\n- If the red light is on, then I stop\n"
        )
        lines = self.write("plans.txt", "If a customer shouts, then I will not get angry\n\nBe more careful\n")

        self.assertEqual([mark["rule"] for mark in marks(items, "--as", "if-then")], ["I1", "I2", "I6"])
        self.assertEqual(
            [(mark["rule"], mark["line"]) for mark in marks(lines, "--as", "if-then")],
            [("I5", 1), ("I1", 3), ("I6", 3)],
        )

    def test_a_file_without_a_list_has_nothing_to_say(self):
        self.assertEqual(lint(self.write("a.md", "Some words."), "--as", "checklist").exit_code, 0)
        self.assertEqual(lint(self.write("b.md", ""), "--as", "if-then").exit_code, 0)

    def test_german_lists_are_told_of_in_german(self):
        file = self.write(
            "a.md", "# Liste\n\nDas ist die Liste für den Betrieb.\n\n- [ ] Ventil ordnungsgemäß geschlossen\n"
        )

        self.assertIn("Jeder sieht etwas anderes dahinter.", lint(file, "--as", "checklist").stdout)
