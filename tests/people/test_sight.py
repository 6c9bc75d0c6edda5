from django.test import TestCase

from goldseam.people.models import Person
from goldseam.people.scopes import membership_of
from tests import make


class SightTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_permission_takes_two_queries_a_request(self):
        """Memberships with their organisations, and teams: beside session and person, nothing else."""
        ana = Person.objects.get(pk=self.ana.pk)

        with self.assertNumQueries(2):
            membership = membership_of(ana, "acme")
            self.assertEqual(membership.organisation.name, "Acme")
            self.assertEqual(ana.role_in(membership.organisation), "owner")
            self.assertEqual(ana.sight.reads, [self.acme.pk])
            self.assertTrue(ana.sight.teams)

    def test_a_page_asks_for_session_person_and_sight(self):
        self.client.force_login(self.ana)

        with self.assertNumQueries(4):
            self.client.get("/organisations")

    def test_what_a_person_sees_follows_who_joins_and_leaves(self):
        bo = make.member(self.acme, "Bo")
        self.assertEqual(bo.sight.reads, [self.acme.pk])

        self.acme.memberships.get(person=bo).end(by=self.ana)
        bo.look_again()

        self.assertEqual(bo.sight.reads, [])

    def test_a_reporter_reads_nothing_that_is_shared(self):
        remy = make.member(self.acme, "Remy", role="reporter")

        self.assertEqual(remy.sight.reads, [])
