from django.test import TestCase
from icalendar import Calendar

from goldseam.exchange.models import CalendarFeed
from tests import make


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.closed_review(make.event(cls.acme))

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_person_makes_a_link_that_needs_no_sign_in(self):
        self.client.post("/acme/calendar")
        self.assertContains(self.client.get("/acme/calendar"), self.link())
        self.client.logout()

        answer = self.client.get(self.path())

        self.assertEqual(answer["content-type"], "text/calendar; charset=utf-8")
        self.assertEqual(len(Calendar.from_ical(answer.content).walk("VEVENT")), 4)

    def test_a_new_link_ends_the_old_one(self):
        self.client.post("/acme/calendar")
        old = self.path()

        self.client.post("/acme/calendar")

        self.assertEqual(self.client.get(old).status_code, 404)
        self.assertEqual(self.client.get(self.path()).status_code, 200)

    def test_the_link_can_be_ended(self):
        self.client.post("/acme/calendar")
        old = self.path()

        self.client.post("/acme/calendar", {"_method": "delete"})

        self.assertEqual(self.client.get(old).status_code, 404)
        self.assertContains(self.client.get("/acme/calendar"), "You have no link yet")

    def test_a_link_ends_with_the_membership(self):
        bo = make.member(self.acme, "Bo")
        CalendarFeed.renew(bo, self.acme)
        path = self.path(bo)
        self.assertEqual(self.client.get(path).status_code, 200)

        self.acme.memberships.get(person=bo).delete()

        self.assertEqual(self.client.get(path).status_code, 404)

    def test_nobody_can_make_up_a_link(self):
        CalendarFeed.renew(self.ana, self.acme)
        right = self.path()
        made_up = [right.replace(".1~", ".2~"), right[:-8] + "AAAA.ics", "/acme/calendar/feed/1.1.ics"]

        for path in [*made_up, "/acme/calendar/feed/~.ics", right.replace("/acme/", "/other/")]:
            with self.subTest(path):
                self.assertEqual(self.client.get(path).status_code, 404)

    def test_an_auditor_has_a_calendar_too(self):
        self.client.force_login(make.member(self.acme, "Dee", role="auditor"))

        self.assertRedirects(self.client.post("/acme/calendar"), "/acme/calendar")

    def link(self, person=None):
        return CalendarFeed.objects.get(person=person or self.ana).link

    def path(self, person=None):
        return self.link(person).removeprefix("http://localhost:8000")


class AppointmentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.closed_review(make.event(cls.acme))

    def setUp(self):
        self.client.force_login(self.ana)

    def test_the_follow_through_is_a_file(self):
        answer = self.client.get("/acme/calendar/reviews/1/follow-through.ics")

        self.assertEqual(answer["content-disposition"], 'attachment; filename="follow-through.ics"')
        self.assertEqual(len(Calendar.from_ical(answer.content).walk("VEVENT")), 1)

    def test_a_review_without_a_date_has_no_file(self):
        self.assertEqual(self.client.get("/acme/calendar/reviews/1.ics").status_code, 404)

    def test_what_is_not_there_is_not_found(self):
        for path in ("reviews/2/follow-through", f"reviews/{10**30}/follow-through", "first-steps/review"):
            with self.subTest(path):
                self.assertEqual(self.client.get(f"/acme/calendar/{path}.ics").status_code, 404)

    def test_whoever_may_not_see_the_event_finds_no_appointment(self):
        self.review.event.visibility = "restricted"
        self.review.event.save()
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(self.client.get("/acme/calendar/reviews/1/follow-through.ics").status_code, 404)

    def test_the_first_weeks_are_files(self):
        for key in ("premortem", "near-misses", "pulse"):
            answer = self.client.get(f"/acme/calendar/first-steps/{key}.ics")

            self.assertEqual(answer["Content-Type"].partition(";")[0], "text/calendar")
            self.assertEqual(len(list(Calendar.from_ical(answer.content).walk("VEVENT"))), 1, key)
