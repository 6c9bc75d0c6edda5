"""Programs read pre-mortems and decisions, and write down new ones. They decide nothing."""

import json
from datetime import date

from django.test import Client, TestCase

from goldseam.decisions.models import AheadKey, Decision
from goldseam.premortems.models import Premortem, Risk
from tests import make


class AheadCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.key, cls.token = AheadKey.make(cls.acme, by=cls.ana, name="Planner")

    def ask(self, path, token=None):
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().get(f"/api/v1/acme/{path}", headers=headers)

    def send(self, path, body, token=None):
        data = body if isinstance(body, bytes) else json.dumps(body)
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().post(f"/api/v1/acme/{path}", data, content_type="application/json", headers=headers)


class DecisionsApiTests(AheadCase):
    def test_a_proposal_is_written_down_once_and_waits_for_people(self):
        sent = {
            "title": "Where to keep the backups",
            "once": "ADR-12",
            "confidence": 70,
            "review_on": "2027-03-01",
            "options": [{"title": "Elsewhere", "pros": "Survives a fire", "is_chosen": True}, {"title": "Here"}],
            "assumptions": [{"text": "The link holds", "expires_on": "2027-01-01"}],
        }

        first, again = (self.send("decisions", sent) for _time in range(2))

        decision = Decision.objects.get()
        self.assertEqual((first.status_code, first.json()), (200, again.json()))
        self.assertTrue(decision.is_proposed)
        self.assertEqual((decision.proposed_by, decision.review_on), (None, date(2027, 3, 1)))
        self.assertEqual([one["title"] for one in first.json()["options"]], ["Elsewhere", "Here"])
        self.assertEqual(first.json()["assumptions"][0]["expires_on"], "2027-01-01")

    def test_its_page_can_be_read_and_decided_by_people(self):
        self.send("decisions", {"title": "Where to keep the backups"})
        self.client.force_login(self.ana)

        self.assertContains(self.client.get("/acme/decisions/1"), "Where to keep the backups")
        self.assertContains(self.client.get("/acme/decisions"), "Where to keep the backups")

    def test_dissent_is_read_with_the_decision(self):
        decision = make.accepted_decision(self.acme, by=self.ana)
        make.dissent(decision, by=self.ana)

        told = self.ask(f"decisions/{decision.number}").json()

        self.assertEqual(told["state"], "accepted")
        self.assertEqual(told["dissents"][0]["points"][0]["text"], "The link is too slow for a restore.")

    def test_a_list_goes_on_before_the_last_one_and_takes_as_much_for_many(self):
        for number in range(3):
            make.complete_decision(self.acme, by=self.ana, title=f"Question {number}")
        with self.assertNumQueries(7):
            titles = [one["title"] for one in self.ask("decisions").json()["decisions"]]

        rest = [one["number"] for one in self.ask("decisions?before=3").json()["decisions"]]

        self.assertEqual(titles, ["Question 2", "Question 1", "Question 0"])
        self.assertEqual(rest, [2, 1])

    def test_what_is_odd_is_refused_in_words(self):
        odd = [{}, {"title": " "}, {"title": "x" * 161}, {"title": "x", "state": "accepted"}]
        odd += [{"title": "x", "confidence": 101}, {"title": "x", "review_on": "soon"}, {"title": "x", "once": 7}]
        odd += [{"title": "x", "options": [{"title": ""}]}, {"title": "x", "review_on": "1999-01-01"}, b"[]", b"{"]
        for body in odd:
            with self.subTest(str(body)[:50]):
                self.assertEqual(self.send("decisions", body).status_code, 422)
        self.assertEqual(self.ask("decisions?before=x").status_code, 422)
        self.assertFalse(Decision.objects.exists())


class PremortemsApiTests(AheadCase):
    def test_a_premortem_is_prepared_once_and_held_by_people(self):
        sent = {"title": "Release 5.0", "once": "r5", "starts_on": "2027-01-10", "tags": ["release"]}

        first, again = (self.send("premortems", sent) for _time in range(2))

        premortem = Premortem.objects.get()
        self.assertEqual((first.status_code, first.json()), (200, again.json()))
        self.assertEqual((first.json()["succeeds_on"], first.json()["is_held"]), ("2027-07-11", False))
        premortem.hold(by=self.ana)
        self.client.force_login(self.ana)
        self.assertContains(self.client.get("/acme/premortems/1"), "Release 5.0")

    def test_a_risk_is_added_with_its_trigger_and_told_with_what_it_lacks(self):
        self.send("premortems", {"title": "Release 5.0"})
        sent = {"title": "The servers are late", "observable": "Days left", "comparator": "below", "threshold": 20}

        told = [self.send("premortems/1/risks", sent | {"once": "t-1"}).json() for _time in range(2)]
        self.send("premortems/1/risks", sent)

        self.assertEqual(told[0], told[1])
        self.assertEqual(told[0]["lacks"], ["owner", "counter_measure"])
        self.assertIn("Days left is less than 20", told[0]["trigger"])
        self.assertEqual(Risk.objects.count(), 2)
        self.assertEqual(len(self.ask("premortems/1").json()["risks"]), 2)

    def test_a_list_takes_as_much_for_many(self):
        for number in range(3):
            make.complete_risk(make.premortem(self.acme, self.ana, title=f"Plan {number}"), by=self.ana)

        with self.assertNumQueries(6):
            told = self.ask("premortems").json()["premortems"]

        self.assertEqual([one["title"] for one in told], ["Plan 2", "Plan 1", "Plan 0"])
        self.assertEqual(told[0]["risks"][0]["lacks"], [])
        self.assertTrue(told[0]["risks"][0]["has_owner"])

    def test_a_rehearsal_is_found_by_nobody(self):
        premortem = make.premortem(self.acme, self.ana)
        premortem.rehearse(by=self.ana)

        self.assertEqual(len(self.ask("premortems").json()["premortems"]), 1)


class AheadKeyTests(AheadCase):
    def test_a_key_opens_what_is_everybodys_or_one_teams_and_nothing_else(self):
        team = make.team(self.acme, members=[self.ana])
        _own, token = AheadKey.make(self.acme, by=self.ana, name="Team planner", team=team)
        make.decision(self.acme, self.ana, title="Everybody’s")
        make.decision(self.acme, self.ana, title="The team’s", team=team)

        told = {name: self.ask("decisions", token=one).json() for name, one in (("all", self.token), ("team", token))}

        self.assertEqual([one["title"] for one in told["all"]["decisions"]], ["Everybody’s"])
        self.assertEqual([one["title"] for one in told["team"]["decisions"]], ["The team’s"])
        self.assertEqual(self.ask("decisions/2").status_code, 404)
        self.send("decisions", {"title": "By the planner"}, token=token)
        self.assertEqual(Decision.objects.latest("pk").team, team)

    def test_a_key_of_another_organisation_or_another_thing_opens_nothing(self):
        make.organisation(make.person("Mia"), name="Other")
        headers = {"Authorization": f"Bearer {self.token}"}

        self.assertEqual(Client().get("/api/v1/other/decisions", headers=headers).status_code, 404)
        self.assertEqual(self.ask("decisions", token="gsa_no").status_code, 401)
        self.key.close(by=self.ana)
        self.assertEqual(self.ask("premortems").status_code, 401)

    def test_its_page_makes_and_revokes_it(self):
        self.client.force_login(self.ana)
        page = self.client.post("/acme/decisions/keys", {"name": "Wiki", "once": "1"})
        key = AheadKey.objects.get(name="Wiki")
        self.assertContains(page, "gsa_")
        self.assertNotContains(self.client.get("/acme/decisions/keys"), "gsa_")

        self.client.post(f"/acme/decisions/keys/{key.pk}", {"_method": "delete"})

        key.refresh_from_db()
        self.assertIsNotNone(key.revoked_at)

    def test_keys_of_a_team_are_seen_by_those_who_see_its_work(self):
        team = make.team(self.acme, members=[self.ana])
        own, _token = AheadKey.make(self.acme, by=self.ana, name="Team planner", team=team)
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertNotContains(self.client.get("/acme/decisions/keys"), "Team planner")
        self.client.post(f"/acme/decisions/keys/{own.pk}", {"_method": "delete"})
        own.refresh_from_db()
        self.assertIsNone(own.revoked_at)
