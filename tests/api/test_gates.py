"""Gates are asked by programs: who may, what is answered, and that nothing odd lets anybody pass."""

import json

from django.test import Client, TestCase

from goldseam.guardrails.models import Asked
from tests import make

BIG = "9" * 5000
ODD_BODIES = {
    "nothing": (b"", 415),
    "no JSON": (b"{", 422),
    "a list": (b"[]", 422),
    "no ref": (b"{}", 422),
    "an empty ref": (b'{"ref": " "}', 422),
    "a number as a ref": (b'{"ref": 1}', 422),
    "NUL in the ref": (rb'{"ref": "a\u0000"}', 422),
    "half a sign in the ref": (rb'{"ref": "\ud800"}', 422),
    "half a sign as a name": (rb'{"ref": "v1", "\ud800": 1}', 422),
    "half a sign as a fact": (rb'{"ref": "v1", "facts": {"a": "\ud800"}}', 422),
    "half a sign as a name of a fact": (rb'{"ref": "v1", "facts": {"\ud800": 1}}', 422),
    "too long a ref": (json.dumps({"ref": "x" * 121}).encode(), 422),
    "a name twice": (b'{"ref": "v1", "ref": "v2"}', 422),
    "facts as a list": (b'{"ref": "v1", "facts": []}', 422),
    "NaN": (b'{"ref": "v1", "facts": {"a": NaN}}', 422),
    "1e309": (b'{"ref": "v1", "facts": {"a": 1e309}}', 422),
    "5,000 digits": (f'{{"ref": "v1", "facts": {{"a": {BIG}}}}}'.encode(), 422),
    "null": (b'{"ref": "v1", "facts": {"a": null}}', 422),
    "deep": (b'{"ref": "v1", "facts": {"a": ' + b"[" * 20_000 + b"]" * 20_000 + b"}}", 422),
    "a dash in a name": (b'{"ref": "v1", "facts": {"a-b": 1}}', 422),
    "facts that are too large": (
        json.dumps({"ref": "v1", "facts": {f"f{n}": "x" * 1900 for n in range(9)}}).encode(),
        422,
    ),
    "too large": (b" " * 70_000, 413),
    "another name": (b'{"ref": "v1", "force": true}', 422),
}


class GateApiCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        ana = make.person("Ana")
        cls.gate = make.gate(make.organisation(ana), clauses=[{"title": "Always", "checks": ["smoke"]}])
        _key, cls.token = cls.gate.issue_key(by=ana, name="Pipeline")

    def send(self, path, body, token=None, kind="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body)
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().post(f"/api/v1/acme/gates/release/{path}", data, content_type=kind, headers=headers)

    def look(self, query, token=None):
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().get(f"/api/v1/acme/gates/release/answers{query}", headers=headers)


class AskingTests(GateApiCase):
    def test_it_is_asked_told_and_asked_again(self):
        question = {"project": "web", "ref": "v2.3", "author": "Bo <bo@example.org>"}
        first = self.send("questions", question).json()
        told = self.send("checks", {"project": "web", "ref": "v2.3", "name": "smoke", "passed": True}).json()
        looked = self.look("?project=web&ref=v2.3").json()
        second = self.send("questions", question).json()

        self.assertEqual((first["answer"], first["missing"][0]["kind"]), ("blocked", "check"))
        self.assertIn("/acme/gates/release/refs?project=web&ref=v2.3", first["href"])
        self.assertEqual(told, {"name": "smoke", "passed": True, "is_asked_for": True})
        self.assertEqual((looked["answer"], second["answer"]), ("pass", "pass"))
        self.assertEqual(Asked.objects.count(), 2)

    def test_a_check_that_nobody_asks_for_is_said(self):
        self.assertFalse(self.send("checks", {"ref": "v1", "name": "smok", "passed": True}).json()["is_asked_for"])

    def test_what_is_odd_is_refused_in_words_and_never_passes(self):
        for what, (body, status) in ODD_BODIES.items():
            with self.subTest(what):
                answer = self.send("questions", body)

                self.assertEqual((answer.status_code, answer["Content-Type"]), (status, "application/json"))
                self.assertTrue(answer.json()["detail"])
                self.assertNotIn("pass", answer.json().values())
        self.assertFalse(Asked.objects.exists())

    def test_odd_checks_are_refused(self):
        check = {"ref": "v1", "name": "smoke", "passed": True}
        for more in (
            {"passed": "true"},
            {"passed": 1},
            {"link": "javascript:alert(1)"},
            {"link": "https://a.example/\0"},
            {"name": "\0"},
            {"name": " "},
        ):
            with self.subTest(more):
                self.assertEqual(self.send("checks", check | more).status_code, 422)

    def test_odd_questions_of_who_waits_are_refused(self):
        for query in ("", "?ref=", "?ref=" + "x" * 121, "?ref=v1&project=" + "x" * 81):
            with self.subTest(query):
                self.assertEqual(self.look(query).status_code, 422)

    def test_who_sends_nothing_or_in_chunks_is_told_so(self):
        headers = {"Authorization": f"Bearer {self.token}"}
        address = "/api/v1/acme/gates/release/questions"
        answer = Client().generic("POST", address, b"", headers=headers, CONTENT_TYPE="application/json")

        self.assertEqual(answer.status_code, 422)
        self.assertIn("in chunks", answer.json()["detail"])

    def test_another_form_than_json_is_refused(self):
        self.assertEqual(self.send("questions", b"ref=v1", kind="application/x-www-form-urlencoded").status_code, 415)

    def test_a_draft_answers_nobody(self):
        self.gate.draft_again(by=self.gate.owner)

        answer = self.send("questions", {"ref": "v1"})

        self.assertEqual(answer.status_code, 422)
        self.assertIn("draft", answer.json()["detail"])


class KeyTests(GateApiCase):
    def test_only_a_key_of_this_gate_opens_it(self):
        other = make.gate(self.gate.organisation, name="other", clauses=[{"title": "Always", "checks": ["x"]}])
        _key, token = other.issue_key(by=other.owner, name="Other")
        _key, of_series = make.series(self.gate.organisation).issue_key(by=other.owner, name="Series")

        statuses = [
            self.send("questions", {"ref": "v1"}, token=one).status_code for one in (token, of_series, "gsg_no")
        ]

        self.assertEqual(statuses, [404, 401, 401])

    def test_no_key_and_a_revoked_one_are_told_so(self):
        self.gate.keys.get().revoke(by=self.gate.owner)
        answers = [self.send("questions", {"ref": "v1"}), Client().get("/api/v1/acme/gates/release/answers?ref=v1")]

        for answer in answers:
            self.assertEqual((answer.status_code, answer["WWW-Authenticate"]), (401, "Bearer"))
            self.assertIn("key of this gate", answer.json()["detail"])

    def test_an_answer_takes_few_queries(self):
        self.send("questions", {"ref": "v1"})  # The day of use is kept once.

        with self.assertNumQueries(8):
            self.send("questions", {"ref": "v1"})
