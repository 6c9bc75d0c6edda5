from django.conf import settings
from django.test import TestCase

from tests import make


class HeadersTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_personal_pages_are_kept_by_nobody_in_between(self):
        self.client.force_login(self.ana)

        for path in ("/acme/", "/acme/events", "/settings", "/accounts/email/", "/nothing-here"):
            self.assertIn("private", self.client.get(path).headers["Cache-Control"], path)

    def test_pages_that_a_link_opens_are_kept_by_nobody(self):
        for path in ("/accounts/password/reset/", "/accounts/email/a-key/", "/accounts/password/reset/1-a-key/"):
            self.assertIn("no-store", self.client.get(path).headers["Cache-Control"], path)

    def test_pages_that_ask_for_more_keep_it(self):
        self.client.force_login(self.ana)

        self.assertIn("no-store", self.client.get("/").headers["Cache-Control"])

    def test_every_answer_says_what_a_page_may_load(self):
        for path in ("/", "/accounts/login/", "/nothing-here", "/acme/"):
            self.assertIn("default-src 'none'", self.client.get(path).headers["Content-Security-Policy"], path)

        refused = self.client.get("/", headers={"host": "evil.example"})
        self.assertEqual(refused.status_code, 400)
        self.assertIn("default-src 'none'", refused.headers["Content-Security-Policy"])

    def test_no_address_asks_a_database_for_what_it_cannot_hold(self):
        self.client.force_login(self.ana)

        for path in ("postmortems/templates/new?like=a%00b", "events?tag=%00", "search?q=a%00b", "actions?q=%%0000"):
            self.assertEqual(self.client.get(f"/acme/{path}").status_code, 200, path)

    def test_a_session_key_that_is_none_asks_for_a_sign_in(self):
        for odd in ('"\\000abcdefgh"', "x" * 5000, "'; --", "é"):
            answer = self.client.get("/acme/", HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={odd}")

            self.assertEqual(answer.status_code, 302, odd)
