import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import TestCase

from click.testing import CliRunner

from goldseam.cli import main

ROOT = Path(__file__).parents[2]


def lint(*words, **options):
    return CliRunner().invoke(main, ["lint", *map(str, words)], **options)


def marks(*words, **options):
    return json.loads(lint(*words, "--format", "json", **options).stdout)


class LintTestCase(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


class PlaceTests(LintTestCase):
    def test_json_has_exactly_what_scripts_rely_on(self):
        """4.4: the same rules on files, with places that an editor can jump to."""
        file = self.write("a.md", "# Summary\n\nThe nurse should have checked it.\n")

        self.assertEqual(
            marks(file),
            [
                {
                    "file": str(file),
                    "line": 3,
                    "column": 11,
                    "end_column": 30,
                    "rule": "counterfactual",
                    "text": "should have checked",
                    "why": "It describes a world that did not happen; "
                    "the reader learns nothing about the one that did.",
                    "suggestion": "Say what was there and what could be seen at that time; "
                    "move the wish to the follow-ups.",
                }
            ],
        )

    def test_columns_count_letters_whatever_ends_a_line_or_opens_the_file(self):
        for content, line, column in [
            ("he was careless", 1, 8),
            ("one\r\nhe was careless\r\n", 2, 8),
            ("one\rhe was careless", 2, 8),
            ("\ufeffhe was careless", 1, 8),
            ("\the was careless", 1, 9),
            ("🙂 he was careless", 1, 10),
            ("he was careless".encode("utf-16"), 1, 8),
            (b"\xff\xc3 he was careless", 1, 11),
        ]:
            with self.subTest(content):
                (mark,) = marks(self.write("a.txt", content))

                self.assertEqual((mark["line"], mark["column"], mark["end_column"]), (line, column, column + 8))

    def test_a_mark_over_a_line_break_ends_with_its_first_line(self):
        (mark,) = marks(self.write("a.md", "We should\r\nhave checked."))

        self.assertEqual((mark["line"], mark["column"], mark["end_column"]), (1, 4, 10))
        self.assertEqual(mark["text"], "should\r\nhave checked")

    def test_each_file_is_read_in_its_language(self):
        german = self.write("a.md", "Der Techniker hat die Anzeige übersehen, und es war niemand in der Halle.")

        self.assertEqual([mark["rule"] for mark in marks(german)], ["omission"])
        self.assertEqual(marks(german, "--language", "en"), [])


class FilesTests(LintTestCase):
    def test_a_folder_stands_for_its_texts(self):
        for name in ["b.md", "a/c.markdown", "a/d.TXT", "a/e.py", ".git/f.md", "node_modules/g.md"]:
            self.write(name, "he was careless")

        names = [Path(mark["file"]).relative_to(self.folder).as_posix() for mark in marks(self.folder)]

        self.assertEqual(names, ["b.md", "a/c.markdown", "a/d.TXT"])

    def test_a_dash_stands_for_standard_input(self):
        (mark,) = marks("-", input="he was careless")

        self.assertEqual((mark["file"], mark["column"]), ("-", 8))

    def test_a_file_that_is_named_twice_is_read_once(self):
        file = self.write("a.md", "he was careless")

        self.assertEqual(len(marks(file, file, self.folder)), 1)

    def test_the_status_says_how_it_went(self):
        clean, marked = self.write("a.md", ""), self.write("b.md", "he was careless")

        self.assertEqual(lint(clean).exit_code, 0)
        self.assertEqual(lint(marked).exit_code, 1)
        self.assertEqual(lint(marked, "--exit-zero").exit_code, 0)
        self.assertEqual(lint().exit_code, 2)
        self.assertEqual(lint(marked, "--rule", "x").exit_code, 2)

    def test_what_cannot_be_read_is_said_in_one_line_and_the_rest_is_read(self):
        marked, binary = self.write("a.md", "he was careless"), self.write("b.md", b"\x00\x01")

        result = lint(marked, binary, self.folder / "none.md")

        self.assertEqual(result.exit_code, 2)
        self.assertIn("careless", result.stdout)
        self.assertEqual(
            result.stderr.splitlines(),
            [f"{binary}: not a text file", f"{self.folder / 'none.md'}: No such file or directory"],
        )
        self.assertEqual(lint(binary, "--exit-zero").exit_code, 2)

    def test_it_works_without_the_rest_of_the_product(self):
        """No database, no settings, no framework: it also starts fast."""
        code = """import sys; from goldseam.cli import main
try: main(["lint", "-"])
finally: print([name for name in sys.modules if "django" in name])"""
        environment = {"PATH": os.environ["PATH"]}

        result = subprocess.run(
            [sys.executable, "-c", code],
            input="he was careless",
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
        )

        self.assertEqual(result.stderr, "")
        self.assertTrue(result.stdout.endswith("\n[]\n"), result.stdout)

    def test_output_is_utf_8_whatever_the_terminal_says(self):
        environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

        result = subprocess.run(
            [sys.executable, "-c", "from goldseam.cli import main; main(['lint', '-'])"],
            input=b"he was careless",
            capture_output=True,
            env=environment,
            cwd=ROOT,
        )

        self.assertIn("“careless”", result.stdout.decode())


class ChoiceTests(LintTestCase):
    def test_rules_can_be_chosen_and_left_out(self):
        file = self.write("a.md", "Root cause: human error. He was careless.")

        self.assertEqual(
            [mark["rule"] for mark in marks(file, "--rule", "human-error", "--rule", "blame-word")],
            ["human-error", "blame-word"],
        )
        self.assertEqual(
            [mark["rule"] for mark in marks(file, "--without", "human-error", "--without", "blame-word")],
            ["single-cause"],
        )

    def test_names_can_be_given(self):
        file = self.write("a.md", "A call from Zuri.")

        self.assertEqual([mark["text"] for mark in marks(file, "--name", "Zuri Okoye", "--name", "Bo")], ["Zuri"])

    def test_comments_ask_for_silence(self):
        for content, left in {
            "<!-- goldseam: ignore -->\nhe was careless\n\nhe was sloppy": ["sloppy"],
            "he was careless <!-- goldseam: ignore -->\nhe was sloppy": ["sloppy"],
            "he was careless <!-- goldseam: ignore human-error -->": ["careless"],
            "<!-- goldseam: ignore blame-word, human-error -->\nhe was careless": [],
            "he was careless\n\n<!-- goldseam: ignore-file -->": [],
            "he was careless\n<!-- goldseam: ignore -->": ["careless"],
        }.items():
            for name in ("a.md", "a.txt"):
                with self.subTest(content, name=name):
                    self.assertEqual([mark["text"] for mark in marks(self.write(name, content))], left)


class FormatTests(LintTestCase):
    def test_text_gives_the_place_the_reason_and_the_question(self):
        file = self.write("a.md", "he was careless")

        place, why, suggestion = lint(file).stdout.splitlines()

        self.assertEqual(place, f"{file}:1:8: blame-word: “careless”")
        self.assertTrue(why.startswith("    It judges"))
        self.assertTrue(suggestion.startswith("    What"))

    def test_annotations_escape_what_would_end_them(self):
        file = self.write("50%, a:b.md", "We should\nhave checked.")

        result = lint(file, "--format", "github").stdout

        self.assertIn("/50%25%2C a%3Ab.md,line=1,col=4,endColumn=10,title=A world that did not happen::“should", result)
        self.assertEqual(len(result.splitlines()), 1)

    def test_sarif_has_the_shape_that_code_hosts_ask_for(self):
        self.write("ä b.md", "Root cause: human error.\n\nhe was careless\n\nhe was careless")

        log = json.loads(lint(self.folder, "--format", "sarif").stdout)

        self.assertEqual(log["version"], "2.1.0")
        self.assertTrue(log["$schema"].endswith("sarif-2.1.0.json"))
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            self.assertTrue(rule["help"]["text"] and rule["shortDescription"]["text"])
        self.assertEqual(len(run["results"]), 4)
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertEqual(result["level"], "note")
            self.assertTrue(result["message"]["text"])
            place = result["locations"][0]["physicalLocation"]
            self.assertTrue(place["artifactLocation"]["uri"].endswith("/%C3%A4%20b.md"))
            self.assertLess(place["region"]["startColumn"], place["region"]["endColumn"])
        self.assertEqual(len({json.dumps(result["partialFingerprints"]) for result in run["results"]}), 4)

    def test_a_mark_keeps_its_fingerprint_when_lines_come_before_it(self):
        def fingerprint(content):
            log = json.loads(lint(self.write("a.md", content), "--format", "sarif").stdout)
            return log["runs"][0]["results"][0]["partialFingerprints"]

        self.assertEqual(fingerprint("he was careless"), fingerprint("Another line.\n\nhe was careless"))

    def test_nothing_found_is_still_a_document(self):
        clean = self.write("a.md", "")

        self.assertEqual(marks(clean), [])
        self.assertEqual(json.loads(lint(clean, "--format", "sarif").stdout)["runs"][0]["results"], [])
        self.assertEqual(lint(clean).stdout + lint(clean, "--format", "github").stdout, "")
