from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.people.models import Team
from tests import make


class TeamTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.ward = make.team(cls.acme, "Ward 4")

    def test_a_team_to_which_something_belongs_stays(self):
        """Deleting it would show everybody what only its members read."""
        make.event(self.acme, team=self.ward, visibility="team")

        with self.assertRaisesMessage(ValidationError, "belong to this team"):
            self.ward.dissolve(by=self.ana)

        self.assertTrue(Team.objects.filter(pk=self.ward.pk).exists())

    def test_a_team_without_things_can_go_but_the_last_one_stays(self):
        self.ward.dissolve(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "only team"):
            self.acme.teams.get().dissolve(by=self.ana)

    def test_only_people_of_the_organisation_are_in_its_teams(self):
        with self.assertRaisesMessage(ValidationError, "Only people of the organisation"):
            self.ward.add(make.person("Olga"), by=self.ana)

    def test_whoever_is_added_sees_what_belongs_to_the_team(self):
        self.assertNotIn(self.ward.pk, self.bo.sight.teams)

        self.ward.add(self.bo, by=self.ana)

        self.assertIn(self.ward.pk, self.bo.sight.teams)


class TeamPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.ward = make.team(cls.acme, "Ward 4")
        cls.address = f"/acme/teams/{cls.ward.pk}"

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_team_is_started_renamed_and_deleted(self):
        answer = self.client.post("/acme/teams", {"name": "Ward 5"})
        new = Team.objects.get(name="Ward 5")
        self.assertRedirects(answer, f"/acme/teams/{new.pk}")

        self.client.post(f"/acme/teams/{new.pk}", {"_method": "patch", "name": "Ward 6"})
        new.refresh_from_db()
        self.assertEqual(new.name, "Ward 6")

        self.client.post(f"/acme/teams/{new.pk}", {"_method": "delete"})
        self.assertFalse(Team.objects.filter(pk=new.pk).exists())

    def test_two_teams_of_one_name_are_refused(self):
        answer = self.client.post("/acme/teams", {"name": "Ward 4"})

        self.assertContains(answer, "team of this name already", status_code=422)

    def test_a_refused_deletion_says_why(self):
        make.event(self.acme, team=self.ward, visibility="team")

        answer = self.client.post(self.address, {"_method": "delete"})

        self.assertContains(answer, "so it stays", status_code=422)

    def test_somebody_is_added_and_taken_out(self):
        self.client.post(f"{self.address}/members", {"person": self.bo.pk})
        self.assertIn(self.bo, self.ward.members.all())

        self.client.post(f"{self.address}/members/{self.bo.pk}", {"_method": "delete"})
        self.assertNotIn(self.bo, self.ward.members.all())

    def test_people_of_other_organisations_cannot_be_added(self):
        for stranger in (make.person("Olga").pk, "9" * 30, "x", ""):
            with self.subTest(stranger):
                answer = self.client.post(f"{self.address}/members", {"person": stranger})
                self.assertEqual(answer.status_code, 422)

    def test_the_list_takes_the_same_queries_for_two_and_for_many(self):
        for count in (1, 6):
            for number in range(count):
                self.acme.teams.get_or_create(name=f"Team {number}")
            with self.subTest(count), self.assertNumQueries(QUERIES):
                self.client.get("/acme/teams")


QUERIES = 7
