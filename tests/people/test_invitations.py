from datetime import timedelta
from smtplib import SMTPException
from unittest import mock

from django.core import mail
from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from goldseam.people.models import Invitation, Person
from tests import make

BO = {"name": "Bo Berg", "email": "bo@example.org", "password": make.PASSWORD, "time_zone": "Europe/Vienna"}


class InvitationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_the_database_holds_no_key(self):
        invitation, token = Invitation.issue(self.acme, by=self.ana)

        self.assertNotIn(token, str(vars(invitation)))
        self.assertEqual(Invitation.by_token(token), invitation)

    def test_an_admin_invites_no_owner(self):
        admin = make.member(self.acme, "Ada", role="admin")

        with self.assertRaisesMessage(ValidationError, "Only an owner"):
            Invitation.issue(self.acme, by=admin, role="owner")

    def test_a_second_invitation_to_an_address_takes_the_place_of_the_first(self):
        Invitation.issue(self.acme, by=self.ana, email="bo@example.org")
        Invitation.issue(self.acme, by=self.ana, email="Bo@example.org")

        self.assertEqual(self.acme.invitations.open().count(), 1)

    def test_an_invitation_to_an_address_works_once(self):
        invitation, _token = Invitation.issue(self.acme, by=self.ana, email="bo@example.org")
        invitation.accept(by=make.person("Bo"))

        with self.assertRaisesMessage(ValidationError, "used"):
            invitation.accept(by=make.person("Cleo"))

    def test_accepting_never_lowers_a_role(self):
        invitation, _token = Invitation.issue(self.acme, by=self.ana, role="reporter")

        self.assertEqual(invitation.accept(by=self.ana).role, "owner")

    def test_with_the_first_invitation_one_person_becomes_a_team(self):
        alone = make.organisation(self.ana, "Alone", size="solo")

        Invitation.issue(alone, by=self.ana)

        self.assertEqual(alone.size, "team")


class InvitationLinkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.invitation, token = Invitation.issue(cls.acme, by=cls.ana)
        cls.link = f"/invitations/{token}"

    def test_it_says_who_invites_to_what(self):
        self.assertContains(self.client.get(self.link), "Ana invites you to Acme")

    @override_settings(SENDS_MAIL=True)
    def test_somebody_new_makes_an_account_and_is_there(self):
        answer = self.client.post(self.link, BO)

        bo = Person.objects.get(email="bo@example.org")
        self.assertRedirects(answer, "/acme/", fetch_redirect_response=False)
        self.assertEqual(bo.role_in(self.acme), "member")
        self.assertIn(bo, self.acme.teams.get().members.all())
        self.assertFalse(bo.emailaddress_set.get().verified)
        self.assertIn("confirm it here", mail.outbox[0].body)

    def test_an_open_link_lets_several_in(self):
        for name in ("bo", "cleo"):
            self.client.post(self.link, BO | {"email": f"{name}@example.org"})
            self.client.logout()

        self.assertEqual(self.acme.memberships.count(), 3)

    def test_somebody_known_signs_in_and_accepts(self):
        self.client.force_login(make.person("Bo"))

        self.assertContains(self.client.get(self.link), "Accept")
        self.assertRedirects(self.client.post(self.link), "/acme/", fetch_redirect_response=False)
        self.assertTrue(self.acme.has(make.person("Bo")))

    def test_the_address_of_somebody_known_is_refused(self):
        make.person("Bo")

        self.assertContains(self.client.post(self.link, BO), "account with this address already", status_code=422)

    def test_an_unknown_link_is_told_kindly(self):
        self.assertContains(self.client.get("/invitations/nothing"), "This link leads nowhere", status_code=404)

    def test_an_ended_link_is_told_kindly(self):
        Invitation.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

        for answer in (self.client.get(self.link), self.client.post(self.link, BO)):
            self.assertContains(answer, "has been used or has ended", status_code=410)

    def test_a_mailed_link_proves_the_address(self):
        for mailed_at, proved in ((timezone.now(), True), (None, False)):
            with self.subTest(mailed_at=mailed_at), override_settings(SENDS_MAIL=True):
                address = f"bo{proved}@example.org".lower()
                invitation, token = Invitation.issue(self.acme, by=self.ana, email=address)
                Invitation.objects.filter(pk=invitation.pk).update(mailed_at=mailed_at)

                self.client.post(f"/invitations/{token}", BO | {"email": address})
                self.client.logout()

                person = Person.objects.get(email=address)
                self.assertEqual(person.emailaddress_set.get().verified, proved)


class InvitingTests(TransactionTestCase):
    """With real transactions, because a mail waits until the invitation is saved."""

    def setUp(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.client.force_login(self.ana)

    def invite(self, **details):
        return self.client.post("/acme/invitations", {"role": "member"} | details)

    def test_the_link_is_shown_once_it_is_made(self):
        self.invite()

        page = self.client.get("/acme/invitations")

        self.assertContains(page, "http://localhost:8000/invitations/")
        self.assertContains(page, "Everybody who has the link")

    @override_settings(SENDS_MAIL=True)
    def test_with_an_address_it_is_mailed_and_not_shown(self):
        self.invite(email="bo@example.org")

        page = self.client.get("/acme/invitations")
        self.assertNotContains(page, "copy-button class")
        self.assertContains(page, "on its way to bo@example.org")
        self.assertEqual(mail.outbox[0].to, ["bo@example.org"])
        self.assertIn("Ana invites you to Acme", mail.outbox[0].subject)
        self.assertIn("http://localhost:8000/invitations/", mail.outbox[0].body)

    @override_settings(SENDS_MAIL=True)
    def test_a_mail_that_fails_leaves_the_link(self):
        with mock.patch("goldseam.people.models.invitation.send_mail", side_effect=SMTPException):
            self.invite(email="bo@example.org")

        page = self.client.get("/acme/invitations")
        self.assertContains(page, "could not be sent")
        self.assertContains(page, "http://localhost:8000/invitations/")
        self.assertIsNone(Invitation.objects.get().mailed_at)

    def test_taking_it_back_ends_the_link(self):
        invitation, token = Invitation.issue(self.acme, by=self.ana)

        self.client.post(f"/acme/invitations/{invitation.pk}", {"_method": "delete"})

        self.assertEqual(self.client.get(f"/invitations/{token}").status_code, 404)

    def test_nonsense_is_told_beside_the_field(self):
        other = make.organisation(make.person("Olga"), "Other", size="organisation")
        self.acme.amend(by=self.ana, size="organisation")
        foreign = other.teams.get().pk
        for nonsense in ({"role": "king"}, {"email": "bo"}, {"team": foreign}, {"team": "9" * 40}, {"team": "x\x00"}):
            with self.subTest(nonsense):
                self.assertEqual(self.invite(**nonsense).status_code, 422)

    def test_one_person_alone_is_told_what_an_invitation_changes(self):
        make.organisation(self.ana, "Alone", size="solo")

        self.assertContains(self.client.get("/alone/invitations"), "it becomes a team")

    def test_the_list_takes_the_same_queries_for_one_and_for_many(self):
        def queries():
            with self.assertNumQueries(QUERIES):
                self.client.get("/acme/invitations")

        Invitation.issue(self.acme, by=self.ana)
        queries()
        for _number in range(5):
            Invitation.issue(self.acme, by=self.ana)
        queries()


QUERIES = 6
