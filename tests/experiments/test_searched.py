"""The search of the product finds experiments as well: worksheets that a person may see, and the cards of others."""

from tests import make
from tests.events.test_searching import put_all_in
from tests.experiments.test_library import LibraryTestCase


class SearchedTests(LibraryTestCase):
    def found(self, person, words):
        put_all_in()
        self.client.force_login(person)
        return self.client.get("/acme/search", {"q": words})

    def test_a_published_card_is_found_by_everybody_who_reads(self):
        cycle = self.tried(title="Handover with the end date")

        page = self.found(self.bo, "handover")

        self.assertContains(page, "Handover with the end date")
        self.assertContains(page, "What was tried: 1 card has these words")
        self.assertContains(page, f"/experiments/{cycle.number}")

    def test_a_worksheet_is_found_by_those_who_see_it_alone(self):
        team = make.team(self.acme, name="Night", members=[self.ana])
        make.running_cycle(self.acme, title="Handover at the window", team=team)

        self.assertContains(self.found(self.ana, "handover"), "Handover at the window")
        self.assertNotContains(self.found(self.bo, "handover"), "Handover at the window")

    def test_nonsense_and_common_words_are_no_error(self):
        self.tried()

        for words in ("the", "\0", "x" * 500, "  "):
            with self.subTest(words):
                self.assertEqual(self.found(self.bo, words).status_code, 200)

    def test_who_only_reports_finds_neither(self):
        self.tried(title="Handover with the end date")

        self.assertNotContains(self.found(self.rae, "handover"), "Handover with the end date")
