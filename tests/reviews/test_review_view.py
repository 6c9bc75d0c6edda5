import uuid

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.actions.models import Action
from goldseam.reviews.models import Review
from tests import make


class ReviewPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.event = make.classified(make.event(cls.acme))
        cls.review = make.review(cls.event)

    def setUp(self):
        self.client.force_login(self.ana)

    def address(self, name="show", *more):
        return reverse(f"reviews:{name}", args=[self.acme.slug, self.review.number, *more])

    def post(self, name, data=(), more=(), **options):
        return self.client.post(self.address(name, *more), dict(data) | {"once": uuid.uuid4()}, **options)

    def test_a_day_that_no_calendar_can_hold_is_refused(self):
        for moment in ("9999-12-31T23:59", "0001-01-01T00:00"):
            answer = self.post("plan", {"minutes": 45, "planned_for": moment})

            self.assertContains(answer, "Check the year", status_code=422)

    def test_a_reason_that_no_database_can_keep_is_kept_as_far_as_it_can(self):
        self.post("postponement", {"reason": "too\0 soon"})

        self.review.refresh_from_db()
        self.assertEqual(self.review.postponement.reason, "too soon")

    def test_the_page_asks_the_four_questions(self):
        """3.5: what was supposed to happen, what happened, why the difference, what we sustain or change."""
        page = self.client.get(self.address())

        for question in (
            "What was supposed to happen?",
            "What happened?",
            "Why was there a difference?",
            "What do we keep?",
        ):
            self.assertContains(page, question)

    def test_open_promises_from_earlier_come_first(self):
        earlier = make.action(make.review(make.event(self.acme)), title="Replace the old cable")

        self.assertContains(self.client.get(self.address()), earlier.title)

    def test_a_saved_text_is_there_after_a_reload(self):
        self.post("section", {"text": "Renew in time.", "base": 0}, ["intent"])

        self.assertContains(self.client.get(self.address()), "Renew in time.")

    def test_two_people_on_the_same_line_both_find_their_text(self):
        self.post("section", {"text": "Nobody looked.", "base": 0}, ["gaps"])

        page = self.post("section", {"text": "The mailbox had no owner.", "base": 0}, ["gaps"])

        self.assertContains(page, "Nobody looked.", status_code=422)
        self.assertContains(page, "The mailbox had no owner.", status_code=422)

    def test_a_part_that_no_review_has_is_not_found(self):
        self.assertEqual(self.post("section", {"text": "x", "base": 0}, ["verdict"]).status_code, 404)
        self.assertEqual(self.post("sitting", {"_method": "patch", "part": "verdict"}).status_code, 404)

    def test_a_base_that_is_no_number_keeps_the_text(self):
        page = self.post("section", {"text": "Kept all the same", "base": "x"}, ["gaps"])

        self.assertContains(page, "Kept all the same", status_code=422)

    def test_the_clock_goes_from_part_to_part(self):
        self.post("sitting")
        self.post("sitting", {"_method": "patch", "part": "reality"})

        review = Review.objects.get(pk=self.review.pk)
        self.assertTrue(review.is_running)
        self.assertEqual(review.sitting.part, "reality")
        self.assertContains(self.client.get(self.address()), 'at="reality"')

    def test_looking_at_the_clock_alone_takes_few_queries(self):
        self.post("sitting")

        with CaptureQueriesContext(connection) as asked:
            page = self.client.get(self.address("sitting"), headers={"HX-Request": "true"})

        self.assertContains(page, 'id="agenda"')
        self.assertNotContains(page, "<html")
        self.assertLess(len(asked), 8)

    def test_a_person_who_comes_to_the_clock_is_shown_the_review(self):
        self.assertRedirects(self.client.get(self.address("sitting")), self.address())

    def test_an_action_without_an_owner_comes_back_with_what_was_typed(self):
        page = self.post("actions", {"title": "Add the date check", "due_on": "2030-01-01", "remedy": "standard"})

        self.assertContains(page, "Add the date check", status_code=422)
        self.assertFalse(Action.objects.exists())

    def test_the_same_form_sent_twice_promises_once(self):
        data = {
            "title": "Add the date check",
            "owner": self.ana.pk,
            "due_on": "2030-01-01",
            "remedy": "standard",
            "aim": "prevent",
            "risk_reduction": "fewer unnoticed end dates",
            "once": uuid.uuid4(),
        }
        for _twice in range(2):
            self.client.post(self.address("actions"), data)

        self.assertEqual(Action.objects.count(), 1)

    def test_closing_without_a_change_says_what_is_missing_and_keeps_both_lines(self):
        """0.3: nothing closes while nothing changes."""
        page = self.post("closure", {"what_happened": "A date passed.", "what_is_different": "We look at dates."})

        self.assertContains(page, "Change an artifact, or say why none had to change.", status_code=422)
        self.assertContains(page, "A date passed.", status_code=422)

    def test_somebody_without_the_event_finds_no_review(self):
        restricted = make.review(make.event(self.acme, visibility="restricted", named=[self.ana]))
        self.client.force_login(self.bo)

        page = self.client.get(reverse("reviews:show", args=[self.acme.slug, restricted.number]))

        self.assertEqual(page.status_code, 404)

    def test_an_auditor_reads_and_changes_nothing(self):
        self.client.force_login(make.member(self.acme, "Aud", role="auditor"))

        self.assertEqual(self.client.get(self.address()).status_code, 200)
        self.assertEqual(self.post("sitting").status_code, 404)
        self.assertEqual(self.post("section", {"text": "x", "base": 0}, ["gaps"]).status_code, 404)

    def test_the_list_takes_as_many_queries_for_ten_reviews_as_for_one(self):
        address = reverse("reviews:list", args=[self.acme.slug])
        self.client.get(address)
        with CaptureQueriesContext(connection) as few:
            self.client.get(address)
        for number in range(10):
            make.review(make.event(self.acme, text=f"Event {number}"))

        with self.assertNumQueries(len(few)):
            self.client.get(address)

    def test_the_list_asks_for_a_success_where_ten_in_a_row_looked_at_what_went_wrong(self):
        address = reverse("reviews:list", args=[self.acme.slug])
        for number in range(9):
            self.assertNotContains(self.client.get(address), "A success teaches as much")
            make.review(make.event(self.acme, text=f"Event {number}"))
        self.assertContains(self.client.get(address), "A success teaches as much")

        make.review(make.event(self.acme, text="The move went well", kind="success"))

        self.assertNotContains(self.client.get(address), "A success teaches as much")

    def test_opening_from_an_event_leads_to_its_review(self):
        event = make.event(self.acme)

        page = self.client.post(reverse("reviews:list", args=[self.acme.slug]), {"event": event.number})

        self.assertRedirects(page, Review.objects.get(events=event).get_absolute_url())

    def test_an_event_number_that_is_nonsense_is_not_found(self):
        for number in ("", "x", "-1", "9" * 40):
            page = self.client.post(reverse("reviews:list", args=[self.acme.slug]), {"event": number})
            self.assertEqual(page.status_code, 404, number)


class FollowThroughPageTests(TestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.review = make.closed_review(make.event(self.acme))
        self.client.force_login(make.person("Ana"))
        self.address = reverse("reviews:follow_through", args=[self.acme.slug, self.review.number])

    def answers(self, **more):
        states = {f"state_{action.pk}": "done" for action in self.review.actions.all()}
        return states | {"reads_differently": "yes"} | more

    def test_its_outcome_is_recorded(self):
        """3.8: did the changes land?"""
        page = self.client.post(self.address, self.answers(), follow=True)

        self.assertContains(page, "It landed")

    def test_a_missing_answer_keeps_the_others(self):
        page = self.client.post(self.address, {"in_the_way": "No time in the release week"})

        self.assertContains(page, "No time in the release week", status_code=422)

    def test_an_open_review_has_none(self):
        review = make.review(make.event(self.acme))

        page = self.client.get(reverse("reviews:follow_through", args=[self.acme.slug, review.number]))

        self.assertEqual(page.status_code, 404)
