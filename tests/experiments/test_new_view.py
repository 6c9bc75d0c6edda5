import uuid

from django.test import TestCase
from django.urls import reverse

from goldseam.experiments.models import Cycle
from tests import make
from tests.experiments.pages import Pages


class NewTests(Pages, TestCase):
    def new(self, query="", **data):
        address = reverse("experiments:new", args=[self.acme.slug]) + query
        return self.client.post(address, data | {"once": uuid.uuid4()})

    def test_one_line_is_enough(self):
        answer = self.new(title="Ask for the weight")

        cycle = Cycle.objects.get()
        self.assertRedirects(answer, cycle.get_absolute_url())
        self.assertEqual((cycle.title, cycle.owner), ("Ask for the weight", self.ana))

    def test_without_a_line_it_is_asked_for_and_the_rest_is_kept(self):
        answer = self.new(title="", aim="Fewer doses twice")

        self.assertContains(answer, "Say in one line", status_code=422)
        self.assertContains(answer, "Fewer doses twice", status_code=422)

    def test_it_remembers_the_event_that_it_comes_from(self):
        event = make.event(self.acme, by=self.ana)

        self.new(f"?event={event.number}", title="Ask for the weight")

        self.assertEqual(list(Cycle.objects.get().events.all()), [event])

    def test_it_takes_over_the_words_of_an_action(self):
        action = make.action(make.review(make.event(self.acme, by=self.ana)), title="Ask for the weight")
        address = reverse("experiments:new", args=[self.acme.slug]) + f"?action={action.number}"

        self.assertContains(self.client.get(address), 'value="Ask for the weight"')
        self.new(f"?action={action.number}", title="Ask for the weight")

        cycle = Cycle.objects.get()
        self.assertEqual((cycle.action, cycle.events.get()), (action, action.event))

    def test_it_remembers_the_event_of_a_review(self):
        review = make.review(make.event(self.acme, by=self.ana))

        self.new(f"?review={review.number}", title="Ask for the weight")

        self.assertEqual(Cycle.objects.get().events.get(), review.event)

    def test_an_event_that_a_person_may_not_see_is_not_found(self):
        secret = make.event(self.acme, by=self.bo, visibility="restricted")

        self.assertEqual(self.new(f"?event={secret.number}", title="Ask").status_code, 404)

    def test_what_no_database_keeps_is_refused(self):
        for title in ("a\0b", "x" * 200):
            self.assertEqual(self.new(title=title).status_code, 422)

    def test_an_action_leads_here(self):
        action = make.action(make.review(make.event(self.acme, by=self.ana)))

        page = self.client.get(action.get_absolute_url())

        self.assertContains(page, reverse("experiments:new", args=[self.acme.slug]) + f"?action={action.number}")
