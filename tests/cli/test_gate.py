"""goldseam gate and goldseam checked, against a server: what passes, what is blocked, and what nobody could ask."""

import contextlib
import json
import socket
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from unittest import mock

from click.testing import CliRunner
from django.test import LiveServerTestCase, SimpleTestCase

from goldseam.cli import gate_calls, main
from goldseam.common.typed_values import value_of
from tests import make

KEY = "gsg_not-a-key"


def run(*words, **env):
    return CliRunner().invoke(main, [*words], env={"GITHUB_ACTIONS": None, "GOLDSEAM_URL": None} | env)


class AskingTests(LiveServerTestCase):
    def setUp(self):
        clauses = [{"title": "After the freeze", "condition": "scope_changed == true", "checks": ["smoke"]}]
        self.gate = make.gate(make.organisation(), clauses=clauses)
        _key, self.token = self.gate.issue_key(by=self.gate.owner, name="Pipeline")

    def ask(self, *words, command="gate", name="release", **env):
        env = {"GOLDSEAM_URL": f"{self.live_server_url}/acme", "GOLDSEAM_GATE_KEY": self.token} | env
        return run(command, name, "--project", "web", "--ref", "v2.3", *words, **env)

    def test_it_is_blocked_until_the_check_passed(self):
        """7.5: the pipeline is blocked until what is needed is there."""
        scope = ("--fact", "scope_changed=true")
        before, told = self.ask(*scope), self.ask("--gate", "release", "--passed", command="checked", name="smoke")
        after, without = self.ask(*scope), self.ask("--fact", "scope_changed=false")

        self.assertEqual([one.exit_code for one in (before, told, after, without)], [1, 0, 0, 0], before.output)
        self.assertIn("“smoke”", before.output)
        self.assertIn("/acme/gates/release/refs?project=web&ref=v2.3", before.output)

    def test_a_fact_that_is_missing_is_named(self):
        asked = self.ask()

        self.assertEqual(asked.exit_code, 1)
        self.assertIn("send --fact scope_changed=…", asked.output)

    def test_the_answer_is_printed_as_json(self):
        answer = json.loads(self.ask("--fact", "scope_changed=true", "--json").stdout)

        self.assertEqual((answer["answer"], answer["missing"][0]["kind"]), ("blocked", "check"))

    def test_the_organisation_stands_in_the_address_or_beside_it(self):
        place = {"GOLDSEAM_URL": self.live_server_url}
        asked = [self.ask(**place, GOLDSEAM_ORGANISATION="acme"), self.ask("--organisation", "acme", **place)]

        for one in asked:
            self.assertIn("send --fact scope_changed=…", one.output)

    def test_on_github_it_leaves_a_mark(self):
        self.assertIn("::error title=Gate release::", self.ask(GITHUB_ACTIONS="true").output)

    def test_it_waits_and_ends_as_soon_as_it_passes(self):
        with mock.patch("goldseam.cli.gate.time.sleep", side_effect=lambda _seconds: self.pass_smoke()):
            asked = self.ask("--fact", "scope_changed=true", "--wait", "60")

        self.assertEqual(asked.exit_code, 0, asked.output)
        self.assertEqual(self.gate.asked.count(), 2)

    def test_whoever_waited_in_vain_reads_what_is_missing_by_now(self):
        self.gate.add_clause(by=self.gate.owner, title="Always", checks=["load"])
        with mock.patch("goldseam.cli.gate.time.sleep", side_effect=lambda _seconds: self.pass_smoke()):
            asked = self.ask("--fact", "scope_changed=true", "--wait", "0.5")

        self.assertEqual(asked.exit_code, 1)
        self.assertIn("“load”", asked.stdout)
        self.assertNotIn("“smoke”", asked.stdout)

    def test_a_ref_that_came_out_empty_is_asked_for_in_words(self):
        """In a pipeline, a name that is not set comes as nothing."""
        asked = self.ask("--ref", " ")

        self.assertEqual(asked.exit_code, 2)
        self.assertIn("Say which state is meant: --ref is empty.", asked.output)
        self.assertFalse(self.gate.asked.exists())

    def test_whoever_waits_and_looks_too_often_goes_on_waiting(self):
        answers = [
            {"answer": "blocked"},
            gate_calls.TooOften("Wait for a minute."),
            {"answer": "pass"},
            {"answer": "pass"},
        ]
        with mock.patch("goldseam.cli.gate.call", side_effect=answers), mock.patch("goldseam.cli.gate.time.sleep"):
            asked = self.ask("--wait", "60")

        self.assertEqual(asked.exit_code, 0, asked.output)

    def test_facts_stand_in_a_file_too(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "facts.json")
            file.write_text('{"scope_changed": true, "files": 3}')
            from_file, overruled = (
                self.ask("--facts", str(file)),
                self.ask("--facts", str(file), "--fact", "scope_changed=false"),
            )
            file.write_text('{"files": NaN}')
            odd = self.ask("--facts", str(file))

        self.assertEqual([one.exit_code for one in (from_file, overruled, odd)], [1, 0, 2])

    def test_what_is_refused_never_passes_whatever_is_to_be_done_when_nobody_answers(self):
        way = ("--when-unreachable", "open", "--fact", "scope_changed=false")
        cases = {
            "another key": self.ask(*way, GOLDSEAM_GATE_KEY=KEY),
            "another gate": self.ask(*way, name="other"),
            "a name that is none": self.ask(*way, name="a/../b"),
            "an odd fact": self.ask(*way, "--fact", "a-b=1"),
            "text that is none": self.ask(*way, "--fact", "a=\udce4"),
            "no organisation": self.ask(*way, GOLDSEAM_URL=self.live_server_url),
            "another organisation": self.ask(*way, GOLDSEAM_URL=f"{self.live_server_url}/other"),
            "no key": self.ask(*way, GOLDSEAM_GATE_KEY=""),
            "another way": self.ask("--fact", "scope_changed=false", GOLDSEAM_GATE_UNREACHABLE="maybe"),
        }
        self.gate.retire(by=self.gate.owner, reason="We release otherwise")
        cases["out of use"] = self.ask(*way)
        for what, asked in cases.items():
            with self.subTest(what):
                self.assertEqual(asked.exit_code, 2, asked.output)
                self.assertNotIn(self.token, asked.output)

    def test_a_check_that_nobody_asks_for_is_said(self):
        told = self.ask("--gate", "release", "--failed", command="checked", name="smok")

        self.assertEqual(told.exit_code, 0)
        self.assertIn("spelling", told.output)

    def pass_smoke(self):
        self.gate.tell_check("web", "v2.3", "smoke", passed=True)


class Odd(BaseHTTPRequestHandler):
    """Something at the address of Goldseam that is not Goldseam, or Goldseam in trouble."""

    status, body, location = 200, b"", ""

    def do_POST(self):
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_words):
        pass


@contextlib.contextmanager
def served(**odd):
    server = HTTPServer(("127.0.0.1", 0), type("One", (Odd,), odd))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/acme"
    server.shutdown()
    server.server_close()


class UnreachableTests(SimpleTestCase):
    def setUp(self):
        self.enterContext(mock.patch.object(gate_calls, "BETWEEN", 0))

    def ask(self, url, *words):
        return run("gate", "release", "--ref", "v1", *words, GOLDSEAM_URL=url, GOLDSEAM_GATE_KEY=KEY)

    def both(self, url):
        return [self.ask(url, "--when-unreachable", way) for way in ("closed", "open")]

    def test_nobody_there_a_server_in_trouble_and_bad_tls_follow_what_was_said(self):
        with socket.socket() as free, served(status=503) as in_trouble:
            free.bind(("127.0.0.1", 0))
            nobody = f"http://127.0.0.1:{free.getsockname()[1]}/acme"
            no_name, no_tls = "http://gate.invalid/acme", in_trouble.replace("http:", "https:")
            for url in (nobody, in_trouble, no_name, no_tls):
                with self.subTest(url):
                    closed, opened = self.both(url)

                    self.assertEqual((closed.exit_code, opened.exit_code), (2, 0), closed.output)
                    self.assertIn("NOTHING WAS CHECKED", opened.output)

    def test_the_way_may_stand_in_the_environment(self):
        env = {"GOLDSEAM_URL": "http://gate.invalid/acme", "GOLDSEAM_GATE_KEY": KEY}

        asked = run("gate", "release", "--ref", "v1", GOLDSEAM_GATE_UNREACHABLE="open", **env)

        self.assertEqual(asked.exit_code, 0)

    def test_what_is_not_goldseam_never_passes(self):
        cases = {
            "a page": {"body": b"<!DOCTYPE html>"},
            "a list": {"body": b"[]"},
            "an empty object": {"body": b"{}"},
            "a pass of another kind": {"body": b'{"answer": true, "missing": 3}'},
            "elsewhere": {"status": 302, "location": "https://login.example.org"},
            "asked too often": {"status": 429, "body": b'{"detail": "Wait for a minute."}'},
            "forbidden": {"status": 403, "body": b'{"answer": "pass"}'},
        }
        for what, odd in cases.items():
            with self.subTest(what), served(**odd) as url:
                for asked in self.both(url):
                    self.assertIn(asked.exit_code, (1, 2), asked.output)

    def test_words_of_a_server_do_not_steer_the_terminal(self):
        missing = [{"words": "\x1b[31mred\n::set-output::x", "href": "x"}]
        with served(body=json.dumps({"answer": "blocked", "missing": missing}).encode()) as url:
            asked = self.ask(url)

        self.assertNotIn("\x1b", asked.output)
        self.assertNotIn("\n::", asked.output)

    def test_odd_addresses_are_said(self):
        for url in ("", "goldseam.example.org/acme", "ftp://a/b", "http://", "http://[::1/acme", "http://a:99999/acme"):
            with self.subTest(url):
                self.assertEqual(self.ask(url).exit_code, 2)


class CommandTests(SimpleTestCase):
    def test_values_are_what_they_look_like(self):
        cases = {"true": True, "false": False, "12": 12, "-3": -3, "1.5": 1.5, "007": "007", "1e5": "1e5", '"12"': "12"}
        cases |= {"v2.3": "v2.3", "": "", '["a", "b"]': ["a", "b"], "[a": "[a", "True": "True", "2.3.4": "2.3.4"}

        self.assertEqual({text: value_of(text) for text in cases}, cases)

    def test_help_is_answered_without_what_only_a_call_needs(self):
        told = "import sys; from goldseam.cli import main; main(['gate', '--help'], standalone_mode=False); "
        told += "print([name for name in ('django', 'httpx', 'cel') if name in sys.modules])"
        done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60)

        self.assertTrue(done.stdout.strip().endswith("[]"), done.stdout + done.stderr)
