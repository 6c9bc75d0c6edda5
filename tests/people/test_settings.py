from django.core.exceptions import ValidationError
from django.test import TestCase

from tests import make

PERSON = {"_method": "patch", "name": "Ana L", "time_zone": "Asia/Tokyo", "language": "en"}
ACME = {"_method": "patch", "name": "Acme", "size": "team", "time_zone": "Asia/Tokyo", "other_process": ""}


class SettingsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_person_changes_name_zone_and_mail(self):
        self.client.post("/settings", PERSON)

        self.ana.refresh_from_db()
        self.assertEqual((self.ana.name, self.ana.time_zone, self.ana.gets_mail), ("Ana L", "Asia/Tokyo", False))

    def test_a_zone_that_does_not_exist_is_refused(self):
        answer = self.client.post("/settings", PERSON | {"time_zone": "Atlantis", "name": "Typed"})

        self.assertContains(answer, 'value="Typed"', status_code=422)

    def test_whoever_belongs_nowhere_any_more_still_has_settings(self):
        self.client.force_login(make.person("Bo"))

        for path in ("/settings", "/organisations", "/organisations/new", "/accounts/email/"):
            self.assertContains(self.client.get(path), 'id="main"')
        self.assertContains(self.client.get("/settings"), 'value="Bo"')

    def test_the_header_shows_the_organisation_on_personal_pages(self):
        for page in ("/settings", "/accounts/sessions/"):
            self.assertContains(self.client.get(page), 'href="/acme/events"')

    def test_a_manager_says_where_other_matters_go(self):
        self.client.post("/acme/settings", ACME | {"other_process": "Ask Olga, room 4.", "name": "Acme Ltd"})

        self.acme.refresh_from_db()
        self.assertEqual(self.acme.other_process, "Ask Olga, room 4.")
        self.assertEqual((self.acme.name, self.acme.slug), ("Acme Ltd", "acme"))

    def test_an_organisation_with_people_is_not_for_one_alone(self):
        make.member(self.acme, "Bo")

        answer = self.client.post("/acme/settings", ACME | {"size": "solo"})

        self.assertContains(answer, "Others belong to this organisation", status_code=422)

    def test_several_teams_need_an_organisation(self):
        make.team(self.acme)

        with self.assertRaisesMessage(ValidationError, "several teams"):
            self.acme.amend(by=self.ana, size="team")

    def test_one_person_alone_is_not_bothered_with_members(self):
        make.organisation(self.ana, "Alone", size="solo")

        page = self.client.get("/alone/settings")

        self.assertNotContains(page, "/alone/members")
        self.assertContains(page, "Invite somebody")
