import re
from smtplib import SMTPException
from unittest import mock

from django.core import mail
from django.test import Client, TestCase, override_settings
from django.urls import NoReverseMatch, reverse

from tests import make

LOGIN = {"login": "ana@example.org", "password": make.PASSWORD}


class SigningInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.ana.emailaddress_set.create(email=cls.ana.email, primary=True, verified=True)

    def test_with_a_password(self):
        self.assertRedirects(self.client.post("/accounts/login/", LOGIN), "/", fetch_redirect_response=False)

    def test_what_is_ended_already_leads_where_ending_it_leads(self):
        self.client.post("/accounts/login/", LOGIN)
        self.client.post("/accounts/confirmation/", {"password": make.PASSWORD})

        for ended, page in (("passkeys/987654/end/", "passkeys/"), ("protection/app/end/", "protection/")):
            answer = self.client.post(f"/accounts/{ended}")
            self.assertRedirects(answer, f"/accounts/{page}", fetch_redirect_response=False)

    def test_whoever_came_from_a_page_goes_back_to_it(self):
        answer = self.client.get("/acme/members")
        self.assertRedirects(answer, "/accounts/login/?next=/acme/members")

        answer = self.client.post("/accounts/login/", LOGIN | {"next": "/acme/members"})

        self.assertRedirects(answer, "/acme/members")

    def test_the_way_back_never_leads_out_of_the_product(self):
        answer = self.client.post("/accounts/login/", LOGIN | {"next": "https://evil.example"})

        self.assertRedirects(answer, "/", fetch_redirect_response=False)

    def test_a_wrong_password_says_no_more_than_that(self):
        for login in ("ana@example.org", "nobody@example.org"):
            answer = self.client.post("/accounts/login/", {"login": login, "password": "wrong"})
            self.assertContains(answer, "not correct")

    def test_guessing_has_to_wait(self):
        for _guess in range(6):
            answer = self.client.post("/accounts/login/", LOGIN | {"password": "a guess"})

        self.assertContains(answer, "Too many failed")
        self.assertContains(self.client.post("/accounts/login/", LOGIN), "Too many failed")

    def test_nobody_signs_up_by_themselves(self):
        with self.assertRaises(NoReverseMatch):
            reverse("account_signup")

        self.assertEqual(self.client.get("/accounts/signup/").status_code, 404)

    def test_other_sessions_can_be_ended(self):
        laptop, phone = Client(HTTP_USER_AGENT="Firefox/1 Linux"), Client(HTTP_USER_AGENT="Safari/1 iPhone")
        for device in (laptop, phone):
            device.post("/accounts/login/", LOGIN)
        page = laptop.get("/accounts/sessions/")
        self.assertContains(page, "Firefox on Linux")
        self.assertContains(page, "Safari on iPhone")

        laptop.post("/accounts/sessions/")

        self.assertEqual(laptop.get("/settings").status_code, 200)
        self.assertEqual(phone.get("/settings").status_code, 302)

    def test_every_page_of_the_account_wears_the_frame_of_the_product(self):
        self.client.post("/accounts/login/", LOGIN)
        for name in ("account_email", "account_change_password", "mfa_index", "mfa_list_webauthn", "usersessions_list"):
            page = self.client.get(reverse(name))
            self.assertContains(page, "common/goldseam.css")
            self.assertContains(page, "Skip to the content")
            self.assertNotContains(page, "style=")
            self.assertNotContains(page, " onclick")


class PasswordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        make.organisation(cls.ana)
        cls.ana.emailaddress_set.create(email=cls.ana.email, primary=True, verified=True)

    def ask(self, email="ana@example.org"):
        return self.client.post("/accounts/password/reset/", {"email": email})

    def test_a_mail_leads_to_a_new_password(self):
        self.ask()
        self.assertIn("somebody asked for a new password", mail.outbox[0].body)
        link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]

        form = self.client.get(link, follow=True)
        new = {"password1": "a calm harbour 8", "password2": "a calm harbour 8"}
        self.client.post(form.redirect_chain[-1][0], new)

        answer = self.client.post("/accounts/login/", LOGIN | {"password": "a calm harbour 8"})
        self.assertRedirects(answer, "/", fetch_redirect_response=False)
        self.assertContains(Client().get(link, follow=True), "used or has ended")

    def test_a_stranger_learns_nothing_and_gets_no_mail(self):
        known, unknown = self.ask(), self.ask("nobody@example.org")

        self.assertEqual((known.status_code, known["Location"]), (unknown.status_code, unknown["Location"]))
        self.assertEqual(len(mail.outbox), 1)

    def test_a_mail_server_that_is_down_is_no_error_page(self):
        with mock.patch("django.core.mail.EmailMultiAlternatives.send", side_effect=SMTPException):
            answer = self.client.post("/accounts/password/reset/", {"email": "ana@example.org"}, follow=True)

        self.assertContains(answer, "could not be sent")

    def test_changing_it_ends_nothing_and_is_told_by_mail(self):
        self.client.post("/accounts/login/", LOGIN)
        new = {"oldpassword": make.PASSWORD, "password1": "a calm harbour 8", "password2": "a calm harbour 8"}

        self.client.post("/accounts/password/", new)

        self.assertEqual(self.client.get("/settings").status_code, 200)
        self.assertIn("the password of your account was changed", mail.outbox[0].body)


class MailAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        make.organisation(cls.ana)
        cls.ana.emailaddress_set.create(email=cls.ana.email, primary=True, verified=True)

    def setUp(self):
        self.client.post("/accounts/login/", LOGIN)
        self.client.post("/accounts/confirmation/", {"password": make.PASSWORD})

    def change(self):
        self.client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
        self.ana.refresh_from_db()
        return self.ana.email

    @override_settings(SENDS_MAIL=True)
    def test_a_new_address_counts_once_it_is_confirmed(self):
        self.assertEqual(self.change(), "ana@example.org")
        link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]

        self.client.post(link)

        self.ana.refresh_from_db()
        self.assertEqual(self.ana.email, "new@example.org")

    def test_where_no_mail_can_be_sent_it_counts_at_once(self):
        self.assertEqual(self.change(), "new@example.org")

    def test_an_address_that_is_not_confirmed_keeps_nobody_from_passkeys(self):
        self.ana.emailaddress_set.update(verified=False)

        self.assertContains(self.client.get("/accounts/passkeys/new/"), "Add a passkey")
