"""After a hard event a quiet place is offered, and “not now” is remembered without anybody else knowing."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.events.models.event import Reach
from goldseam.resilience.models import HelpEntry
from tests import make

OFFER = "Was this hard for you?"
QUIET = "Take a quiet moment"


class OfferTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person
        cls.hard = make.event(cls.acme, severity_actual=4)

    def setUp(self):
        self.client.force_login(self.ana)

    def page(self, event):
        return self.client.get(event.get_absolute_url())

    def test_it_is_offered_after_a_hard_event_and_after_no_other(self):
        self.assertContains(self.page(self.hard), QUIET)
        self.assertNotContains(self.page(make.event(self.acme, severity_actual=3)), OFFER)
        self.assertNotContains(self.page(make.event(self.acme)), OFFER)

    def test_it_stands_right_after_what_happened(self):
        text = self.page(self.hard).content.decode()

        order = [text.index(words) for words in ("What happened", 'id="offer"', "What it affected")]
        self.assertEqual(order, sorted(order))

    def test_not_now_is_remembered_on_the_device_for_this_event(self):
        sent = self.client.post("/acme/private/not-now", {"event": self.hard.number})
        self.assertRedirects(sent, self.hard.get_absolute_url())
        self.assertNotContains(self.page(self.hard), OFFER)

        self.assertContains(self.page(make.event(self.acme, severity_actual=5)), OFFER)
        self.client.cookies.clear()
        self.client.force_login(self.ana)
        self.assertContains(self.page(self.hard), OFFER)

    def test_in_the_first_hours_after_harm_there_is_help_and_no_exercise(self):
        harm = make.event(self.acme, reach=Reach.HARM, recovered_at=timezone.now() - timedelta(hours=1))
        self.assertContains(self.page(harm), "Find help")
        self.assertNotContains(self.page(harm), QUIET)

    def test_after_two_weeks_nobody_is_reminded(self):
        old = make.event(self.acme, severity_actual=5, recovered_at=timezone.now() - timedelta(days=15))
        self.assertNotContains(self.page(old), OFFER)

    def test_not_now_about_what_one_may_not_see_is_not_found(self):
        secret = make.event(self.acme, by=self.ana, severity_actual=5, visibility="restricted")
        self.client.force_login(make.member(self.acme, "Bo"))
        for odd in (secret.number, "x", "", "9" * 40):
            self.assertEqual(self.client.post("/acme/private/not-now", {"event": odd}).status_code, 404)

    def test_a_cookie_that_was_tampered_with_does_no_harm(self):
        session = self.client.cookies["sessionid"].value
        for odd in ("١٢", "²", "9" * 5000, "../..", "-1"):
            cookies = f"sessionid={session}; not_now={odd.encode().decode('latin-1')}"
            sent = self.client.post("/acme/private/not-now", {"event": self.hard.number}, HTTP_COOKIE=cookies)

            self.assertEqual(sent.cookies["not_now"].value, str(self.hard.number))

    def test_those_who_keep_the_directory_are_asked_to_check_old_entries(self):
        HelpEntry.add(self.acme, by=self.ana, name="Night line", phone="143")
        HelpEntry.objects.update(checked_on="2024-01-01")
        self.assertContains(self.client.get("/acme/"), "1 entry of the help directory")

        self.client.force_login(make.member(self.acme, "Bo"))
        self.assertNotContains(self.client.get("/acme/"), "of the help directory")
