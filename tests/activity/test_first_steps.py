from django.test import TestCase

from goldseam.activity.first_steps import first_steps_of, seen_in
from goldseam.activity.models import Milestone
from goldseam.events.models import Event
from tests import make

BY_HAND = ["premortem", "near-misses", "pulse"]


class FirstStepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_an_install_that_has_done_nothing_is_led(self):
        """0.5: one review, its summary, one artifact changed, one pre-mortem, then the calendar."""
        path = self.path()

        self.assertEqual([one.key for one in path], ["review", "summary", "change", *BY_HAND])
        self.assertEqual([one.key for one in path if one.is_next], ["review"])
        self.assertEqual(self.done(), [])

    def test_what_was_really_done_is_seen(self):
        review = make.review(make.event(self.acme))
        review.hold(by=self.ana)
        self.assertEqual(self.done(), ["review"])

        make.closed_review(make.event(self.acme))
        self.assertEqual(self.done(), ["review", "summary", "change"])

    def test_a_look_at_a_month_is_seen_too(self):
        make.analysis(self.acme)

        self.assertEqual(self.done(), ["near-misses"])

    def test_samples_are_not_ones_own_steps(self):
        event = make.event(self.acme)
        make.closed_review(event)
        Event.objects.update(source="sample")

        self.assertEqual(self.done(), [])

    def test_it_disappears_when_all_is_done(self):
        make.closed_review(make.event(self.acme))
        for key in BY_HAND:
            Milestone.tick(self.acme, key, by=self.ana)

        self.assertEqual(self.path(), [])

    def test_one_person_alone_is_asked_for_no_pulse(self):
        """0.4: one person sees no team ceremony."""
        solo = make.organisation(name="Solo", size="solo")

        self.assertNotIn("pulse", [one.key for one in first_steps_of(solo, seen_in(solo))])

    def path(self):
        return first_steps_of(self.acme, seen_in(self.acme))

    def done(self):
        return [one.key for one in self.path() if one.is_done]


class FirstStepsViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_step_is_ticked_by_hand_and_unticked(self):
        self.assertRedirects(self.client.post("/acme/first-steps/premortem"), "/acme/")
        self.assertContains(self.client.get("/acme/"), "Not done yet")

        self.client.post("/acme/first-steps/premortem", {"_method": "delete"})
        self.assertFalse(Milestone.objects.exists())

    def test_putting_it_on_the_calendar_ticks_it_and_starts_the_download(self):
        answer = self.client.post("/acme/first-steps/near-misses", {"calendar": ""}, follow=True)

        self.assertContains(answer, "0; url=/acme/calendar/first-steps/near-misses.ics")
        self.assertTrue(Milestone.objects.filter(key="near-misses").exists())

    def test_what_the_product_sees_by_itself_cannot_be_ticked(self):
        for key in ("review", "put-away", "nonsense"):
            self.assertEqual(self.client.post(f"/acme/first-steps/{key}").status_code, 404)

    def test_a_manager_puts_the_path_away_and_gets_it_back(self):
        self.client.post("/acme/first-steps", {"_method": "delete"})
        self.assertNotContains(self.client.get("/acme/"), "Your first weeks")

        self.client.post("/acme/first-steps")
        self.assertContains(self.client.get("/acme/"), "Your first weeks")

    def test_a_member_cannot_put_it_away(self):
        self.client.force_login(self.bo)

        self.assertNotContains(self.client.get("/acme/"), "Put this path away")
        self.assertEqual(self.client.post("/acme/first-steps", {"_method": "delete"}).status_code, 404)

    def test_an_auditor_is_not_led(self):
        self.client.force_login(make.member(self.acme, "Dee", role="auditor"))

        self.assertNotContains(self.client.get("/acme/"), "Your first weeks")
        self.assertEqual(self.client.post("/acme/first-steps/premortem").status_code, 404)
