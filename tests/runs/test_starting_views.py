"""How a checklist begins by itself, as people set it up: when it comes round, keys, and what was not needed."""

import re
from datetime import time

from django.test import TestCase

from goldseam.runs.models import Opportunity, Routine, StartKey
from tests import make


class StartingViews(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.checklist = make.checklist(cls.acme)
        cls.there = f"/acme/runs/of/{cls.checklist.number}"
        cls.page = f"/acme/artifacts/{cls.checklist.number}"

    def setUp(self):
        self.client.force_login(self.ana)


class RoutineViewTests(StartingViews):
    def send(self, to="/routines", **said):
        return self.client.post(f"{self.there}{to}", {"when": "week-1", "time": "08:00", "whom": ""} | said)

    def test_it_comes_round_for_one_person(self):
        self.send(whom=f"person-{self.bo.pk}")

        routine = Routine.objects.get()
        self.assertEqual((routine.words, routine.for_whom), ("Every Monday at 08:00", "for Bo"))
        self.assertContains(self.client.get(self.page), "Every Monday at 08:00, for Bo")

    def test_each_rhythm_is_said_in_words(self):
        for when, words in (
            ("day", "Every day at 08:00"),
            ("weekday", "Monday to Friday at 08:00"),
            ("month-28", "Every month on day 28 at 08:00"),
        ):
            with self.subTest(when):
                self.send(when=when)

                self.assertEqual(Routine.objects.latest("pk").words, words)

    def test_what_nobody_can_choose_is_refused_and_stays_typed(self):
        for said in ({"when": "week-9"}, {"when": "month-31"}, {"when": "week"}, {"time": "25:00"}, {"whom": "team-9"}):
            with self.subTest(said):
                page = self.send(**said)

                self.assertEqual(page.status_code, 422)
                self.assertContains(page, "aria-describedby", status_code=422)
        self.assertFalse(Routine.objects.exists())

    def test_a_list_of_a_team_is_for_that_team_or_somebody_in_it(self):
        self.checklist.team = make.team(self.acme, name="Platform", members=[self.bo])
        self.checklist.save()
        other = make.team(self.acme, name="Other")
        self.assertEqual(self.send(whom=f"team-{other.pk}").status_code, 422)

        self.send()

        self.assertEqual(Routine.objects.get().for_whom, "for anybody in Platform")

    def test_it_is_changed_and_ended(self):
        self.send(whom=f"person-{self.bo.pk}")
        routine = Routine.objects.get()
        address = f"/routines/{routine.pk}"
        self.assertContains(self.client.get(f"{self.there}{address}"), f'value="person-{self.bo.pk}" selected')

        self.send(address, _method="patch", when="day", time="09:30")
        routine.refresh_from_db()
        self.assertEqual((routine.words, routine.for_whom), ("Every day at 09:30", "for anybody"))

        self.client.post(f"{self.there}{address}", {"_method": "delete"})
        self.assertFalse(Routine.objects.exists())

    def test_two_at_the_same_time_for_two_people_both_come_round(self):
        for person in (self.ana, self.bo):
            routine = Routine.make(self.checklist, by=self.ana, rhythm="day", time=time(8), person=person)
            routine.come_round(routine.next_at)

        self.assertEqual({moment.person for moment in Opportunity.objects.all()}, {self.ana, self.bo})


class StartKeyViewTests(StartingViews):
    def make(self, **said):
        return self.client.post(f"{self.there}/keys", {"name": "Ward system", "once": "7"} | said)

    def test_a_key_is_shown_once_and_opens_the_door_that_the_page_names(self):
        page = self.make(ref_at="release.tag_name").content.decode()
        door = re.search(r'curl -X POST "https?://[^/]+(/start/gss_[\w-]+)\?project=web&amp;ref=v2.3"', page)

        answer = self.client.post(f"{door[1]}?project=web&ref=v2.3")

        self.assertEqual((answer.status_code, Opportunity.objects.get().about), (200, "web · v2.3"))
        again = self.client.get(f"{self.there}/keys")
        self.assertContains(again, "piece of work: release.tag_name")
        self.assertNotContains(again, "gss_")

    def test_the_same_form_sent_twice_makes_one(self):
        self.make()
        self.make()

        self.assertEqual(StartKey.objects.count(), 1)

    def test_a_place_that_is_none_is_refused_beside_its_field(self):
        page = self.make(ref_at="no place!")

        self.assertContains(page, "with dots between them, such as release.tag_name", status_code=422)
        self.assertContains(page, 'value="no place!"', status_code=422)

    def test_it_is_revoked(self):
        self.make()

        self.client.post(f"{self.there}/keys/{StartKey.objects.get().pk}", {"_method": "delete"})

        self.assertContains(self.client.get(f"{self.there}/keys"), "revoked on")


class DismissalViewTests(StartingViews):
    def setUp(self):
        super().setUp()
        self.moment = Opportunity.open(self.checklist, "gate", project="web", ref="v2.3")
        self.address = f"{self.there}/opportunities/{self.moment.pk}/dismissal"

    def test_the_list_says_what_waits_and_leads_to_its_run(self):
        page = self.client.get(self.page)

        self.assertContains(page, "Waits to be run")
        self.assertContains(page, f"/acme/runs/new?artifact={self.checklist.number}&amp;project=web&amp;ref=v2.3")
        self.assertContains(page, self.address)

    def test_it_is_gone_once_somebody_said_why_it_was_not_needed(self):
        self.client.post(self.address, {"reason": "Only a typo in the docs."})

        self.assertNotContains(self.client.get(self.page), "Waits to be run")
        self.assertContains(self.client.get(self.address), "Only a typo in the docs.")

    def test_without_a_reason_it_goes_on_waiting(self):
        self.assertEqual(self.client.post(self.address, {"reason": " "}).status_code, 422)

        self.assertTrue(Opportunity.objects.waiting().exists())

    def test_whoever_does_not_see_the_list_finds_nothing(self):
        self.checklist.team = make.team(self.acme)
        self.checklist.save()
        self.client.force_login(self.bo)

        for address in (self.address, f"{self.there}/routines", f"{self.there}/keys"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)
