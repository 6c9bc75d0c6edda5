from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


class AdoptionTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.event = make.event(self.acme, by=self.ana)
        self.cycle = make.decided_cycle(self.acme, by=self.ana, kind="adopt", reason="It helped.", events=[self.event])

    def again(self):
        self.cycle.refresh_from_db()
        return self.cycle

    def test_it_asks_what_will_read_differently(self):
        checklist = make.checklist(self.acme, by=self.ana)

        page = self.get(self.cycle, "adoption")

        self.assertContains(page, "What will read differently from now on?")
        self.assertContains(page, checklist.title)

    def test_it_goes_into_something_that_is_there(self):
        checklist = make.checklist(self.acme, by=self.ana, items=["Tests are green"])
        lines = {"form-0-text": "Tests are green", "form-0-key": checklist.current.lines[0].key, "form-0-position": 1}
        lines |= {"form-1-text": "The end date is asked for", "form-1-position": 2}
        data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0, "mode": "do_confirm", "base": 1}

        answer = self.post(self.cycle, "adoption_into", data | lines, checklist.number)

        self.assertRedirects(answer, f"{self.cycle.get_absolute_url()}#adopted", fetch_redirect_response=False)
        self.assertEqual(self.again().adoption.version.lines[1].text, "The end date is asked for")
        self.assertEqual(self.event.changes.get().source, self.cycle)

    def test_it_becomes_something_new(self):
        data = {"title": "Hand-over", "text": "Ask for the end date.", "link": ""}

        self.post(self.cycle, "adoption_new", data)  # A checklist needs lines.
        self.assertFalse(self.again().is_adopted)
        address = f"{self.address(self.cycle, 'adoption_new')}?kind=procedure"
        self.client.post(address, data)

        self.assertEqual(self.again().adoption.version.artifact.title, "Hand-over")

    def test_text_that_was_refused_is_kept(self):
        address = f"{self.address(self.cycle, 'adoption_new')}?kind=procedure"

        answer = self.client.post(address, {"title": "", "text": "Ask for the end date."})

        self.assertContains(answer, "Ask for the end date.", status_code=422)

    def test_afterwards_the_page_shows_what_people_work_by_and_that_it_is_watched(self):
        self.cycle.adopt_as_new(by=self.ana, title="Hand-over", text="Ask for the end date.")

        page = self.get(self.cycle)

        self.assertContains(page, "Hand-over, version 1")
        self.assertContains(page, "so that the gain holds")

    def test_a_gain_that_slips_is_said(self):
        self.cycle.adopt_as_new(by=self.ana, title="Hand-over", text="Ask for the end date.")
        holding = self.again().adoption.holdings.get()
        type(holding).objects.update(slipped_at=self.cycle.adoption.at, why="It rose again.")

        self.assertContains(self.get(self.cycle), "The gain is slipping")

    def test_what_was_not_adopted_leads_back(self):
        abandoned = make.decided_cycle(self.acme, by=self.ana)

        for name, more in (("adoption", ()), ("adoption_new", ())):
            self.assertEqual(self.get(abandoned, name, *more).status_code, 302)

    def test_something_of_another_team_is_not_found(self):
        theirs = make.checklist(make.organisation(self.bo, "Other"), by=self.bo)

        self.assertEqual(self.get(self.cycle, "adoption_into", theirs.number + 50).status_code, 404)
