"""Another tool asks for a checklist: with a key in the address, and whatever its webhooks say."""

import json
import logging

from django.core.exceptions import ValidationError
from django.test import Client, TestCase

from goldseam.common.logs import DiscreetFormatter
from goldseam.runs.models import Opportunity, StartKey
from tests import make


class DoorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.checklist = make.checklist(make.organisation(cls.ana))
        cls.key, cls.token = StartKey.make(cls.checklist, by=cls.ana, name="GitHub")

    def send(self, body=b"", query="", token=None, **headers):
        data = body if isinstance(body, bytes) else json.dumps(body)
        address = f"/start/{token or self.token}{query}"
        return Client(enforce_csrf_checks=True).post(address, data, content_type="application/json", headers=headers)

    def test_it_opens_the_moment_once_and_says_where_to_run_the_list(self):
        first = self.send({"ref": "v2.3", "project": "web"})
        again = self.send(query="?ref=v2.3&project=web")

        self.assertEqual((first.status_code, first.json()), (200, again.json()))
        self.assertIn("/acme/runs/new?artifact=1&project=web&ref=v2.3", first.json()["page"])
        self.assertEqual(Opportunity.objects.get().source, "webhook")

    def test_it_finds_the_work_where_the_key_says(self):
        places = {"ref_at": "release.tag_name", "project_at": "repository.full_name"}
        _key, token = StartKey.make(self.checklist, by=self.ana, name="Releases", **places)
        sent = {"ref": "no", "release": {"tag_name": "v3"}, "repository": {"full_name": "acme/web"}}

        answer = self.send(sent, token=token).json()

        self.assertEqual((answer["project"], answer["ref"]), ("acme/web", "v3"))

    def test_a_place_that_is_none_is_refused_when_the_key_is_made(self):
        for place in ("a..b", "$.ref", "a b", "x" * 121):
            with self.subTest(place), self.assertRaises(ValidationError) as refused:
                StartKey.make(self.checklist, by=self.ana, name="x", ref_at=place)
            self.assertIn("ref_at", refused.exception.error_dict)

    def test_a_delivery_that_comes_twice_opens_once(self):
        for _time in range(2):
            self.send({}, **{"X-GitHub-Delivery": "72d3162e"})

        self.assertEqual(Opportunity.objects.count(), 1)

    def test_whatever_comes_is_answered(self):
        odd = [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"ref": NaN}', b'{"ref": 1e309}', b'{"ref": {"a": 1}}']
        odd += [b'{"ref": ' + b"9" * 6000 + b"}", rb'{"ref": "\ud800"}', rb'{"ref": "\u0000"}', b'{"ref": true}']
        for body in odd:
            with self.subTest(body[:20]):
                self.assertEqual(self.send(body).status_code, 200)
        for query in ("?ref=" + "x" * 121, "?ref=v1&project=" + "x" * 81):
            self.assertEqual(self.send(query=query).status_code, 422)
        self.assertEqual(self.send(b" " * 300_000).status_code, 413)
        self.assertEqual(self.send({"ref": "v1"}, **{"Idempotency-Key": "x" * 500}).status_code, 422)

    def test_another_key_and_a_revoked_one_open_nothing(self):
        self.key.revoke(by=self.ana)

        for token in (self.token, "gss_no", "x" * 5000, "%00"):
            self.assertEqual(self.send(token=token).status_code, 404)
        self.assertEqual(Client().get(f"/start/{self.token}").status_code, 405)

    def test_a_retired_checklist_says_so(self):
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        self.assertEqual(self.send({"ref": "v1"}).status_code, 422)

    def test_the_key_never_gets_into_the_log(self):
        record = logging.LogRecord("x", logging.INFO, "", 0, f"POST /start/{self.token}?ref=1", None, None)

        self.assertNotIn(self.token, DiscreetFormatter().format(record))
