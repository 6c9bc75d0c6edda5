from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.people.models import Membership
from tests import make


class MemberTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo", team=cls.acme.teams.get())
        cls.ada = make.member(cls.acme, "Ada", role="admin")

    def place(self, person):
        return Membership.objects.get(organisation=self.acme, person=person)

    def test_an_organisation_keeps_an_owner(self):
        for verb in (lambda: self.place(self.ana).end(by=self.ana), lambda: self.change(self.ana, "member")):
            with self.assertRaisesMessage(ValidationError, "needs an owner"):
                verb()

    def change(self, person, role, by=None):
        self.place(person).change_role(role, by=by or self.ana)

    def test_a_second_owner_lets_the_first_go(self):
        self.change(self.bo, "owner")
        self.place(self.ana).end(by=self.ana)

        self.assertFalse(self.acme.has(self.ana))

    def test_an_admin_keeps_away_from_owners(self):
        self.change(self.bo, "owner")

        for person, role in ((self.bo, "member"), (self.ada, "owner")):
            with self.assertRaisesMessage(ValidationError, "Only an owner"):
                self.change(person, role, by=self.ada)
        with self.assertRaisesMessage(ValidationError, "Only an owner"):
            self.place(self.bo).end(by=self.ada)

    def test_whoever_leaves_is_in_no_team_any_more(self):
        self.place(self.bo).end(by=self.bo)

        self.assertNotIn(self.bo, self.acme.teams.get().members.all())


class MembersPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.place = cls.acme.memberships.get(person=cls.bo)
        cls.address = f"/acme/members/{cls.place.pk}"

    def test_a_manager_changes_a_role(self):
        self.client.force_login(self.ana)

        self.client.post(self.address, {"_method": "patch", "role": "facilitator"})

        self.place.refresh_from_db()
        self.assertEqual(self.place.role, "facilitator")

    def test_a_role_that_does_not_exist_is_refused_beside_the_member(self):
        self.client.force_login(self.ana)

        answer = self.client.post(self.address, {"_method": "patch", "role": "king"})

        self.assertContains(answer, "Select a valid choice", status_code=422)

    def test_a_manager_takes_somebody_out(self):
        self.client.force_login(self.ana)

        self.client.post(self.address, {"_method": "delete"})

        self.assertFalse(self.acme.has(self.bo))

    def test_the_last_owner_is_told_why_leaving_fails(self):
        self.client.force_login(self.ana)
        own = self.acme.memberships.get(person=self.ana)

        answer = self.client.post(f"/acme/members/{own.pk}", {"_method": "delete"})

        self.assertContains(answer, "needs an owner", status_code=422)

    def test_a_member_leaves_but_changes_nobody(self):
        self.client.force_login(self.bo)
        own = {"_method": "patch", "role": "owner"}
        other = self.acme.memberships.get(person=self.ana)

        self.assertEqual(self.client.post(self.address, own).status_code, 404)
        self.client.post(f"/acme/members/{other.pk}", {"_method": "delete"})
        self.assertTrue(self.acme.has(self.ana))
        for _click in range(2):
            answer = self.client.post(self.address, {"_method": "delete"})
            self.assertRedirects(answer, "/", fetch_redirect_response=False)
        self.assertFalse(self.acme.has(self.bo))

    def test_an_address_beyond_all_numbers_is_that_of_nobody(self):
        self.client.force_login(self.ana)

        answers = [self.client.post(f"/acme/members/{10**30}", {"_method": verb}) for verb in ("patch", "delete")]

        self.assertEqual([answer.status_code for answer in answers], [404, 302])
        self.assertEqual(self.client.get("/acme/members?page=x\x00").status_code, 200)

    def test_the_list_takes_the_same_queries_for_two_and_for_many(self):
        self.client.force_login(self.ana)
        for count in (2, 8):
            for number in range(count):
                who = make.person(f"Person {number}")
                self.acme.memberships.get_or_create(person=who)
            with self.subTest(count), self.assertNumQueries(QUERIES):
                self.client.get("/acme/members")


QUERIES = 7
