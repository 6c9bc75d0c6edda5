"""Programs ask for a checklist, and how far its runs are."""

import json

from django.test import Client, TestCase

from goldseam.runs.models import Opportunity, Run, StartKey
from tests import make


class RunsApiTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.checklist = make.checklist(make.organisation(cls.ana))
        _key, cls.token = StartKey.make(cls.checklist, by=cls.ana, name="Pipeline")

    def send(self, body, token=None, number=1):
        data = body if isinstance(body, bytes) else json.dumps(body)
        headers = {"Authorization": f"Bearer {token or self.token}"}
        address = f"/api/v1/acme/artifacts/{number}/opportunities"
        return Client().post(address, data, content_type="application/json", headers=headers)

    def look(self, query, token=None):
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().get(f"/api/v1/acme/artifacts/1/runs{query}", headers=headers)

    def test_it_asks_once_for_one_piece_of_work(self):
        first, again = (self.send({"project": "web", "ref": "v2.3"}) for _time in range(2))

        self.assertEqual((first.status_code, first.json()), (200, again.json()))
        self.assertEqual(Opportunity.objects.get().source, "api")

    def test_it_hears_how_far_the_run_is(self):
        self.assertEqual(self.look("?project=web&ref=v2.3").json(), {"runs": []})
        run = Run.start(by=self.ana, artifact=self.checklist, project="web", ref="v2.3")
        told = self.look("?project=web&ref=v2.3").json()["runs"][0]
        self.assertEqual((told["state"], told["is_complete"], told["ended_at"]), ("open", False, None))
        for item in run.version.items.all():
            run.answer(by=self.ana, key=item.key, state="done")
        run.finish(by=self.ana)

        told = self.look("?project=web&ref=v2.3").json()["runs"][0]

        self.assertEqual((told["state"], told["is_complete"]), ("finished", True))
        self.assertIn("/acme/runs/1", told["page"])

    def test_what_is_odd_is_refused_in_words(self):
        odd = [b"{", b"[]", b"{}", b'{"ref": ""}', b'{"ref": 1}', b'{"ref": "v1", "force": 1}']
        odd.append(json.dumps({"ref": "x" * 121}).encode())
        for body in odd:
            with self.subTest(body[:30]):
                self.assertEqual(self.send(body).status_code, 422)
        for query in ("", "?ref=", "?ref=" + "x" * 121, "?ref=v&project=" + "x" * 81):
            with self.subTest(query):
                self.assertEqual(self.look(query).status_code, 422)
        self.assertLess(self.send(rb'{"ref": "\ud800"}').status_code, 500)

    def test_a_key_opens_its_own_checklist_only(self):
        other = make.checklist(self.checklist.organisation, title="Another")

        self.assertEqual(self.send({"ref": "v1"}, number=other.number).status_code, 404)
        answer = self.send({"ref": "v1"}, token="gss_no")
        self.assertEqual((answer.status_code, answer["WWW-Authenticate"]), (401, "Bearer"))
