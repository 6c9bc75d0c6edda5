"""The search of the product finds what people work by as well, by title and tags."""

from django.test import TestCase

from tests import make


class SearchedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def found(self, person, words):
        self.client.force_login(person)
        return self.client.get("/acme/search", {"q": words})

    def test_a_checklist_is_found_by_words_of_its_title_and_by_tags(self):
        checklist = make.checklist(self.acme, title="Closing the pool")
        checklist.tag(["water"])

        for words in ("pool closing", "WATER", "water pool"):
            self.assertContains(self.found(self.bo, words), "Closing the pool", msg_prefix=words)
        self.assertNotContains(self.found(self.bo, "pool kitchen"), "Closing the pool")
        self.assertContains(self.client.get("/acme/artifacts", {"q": "water"}), "Closing the pool")

    def test_what_others_keep_to_themselves_is_found_by_nobody_else(self):
        checklist = make.checklist(self.acme, title="Closing the pool")
        checklist.rename(self.ana, checklist.title, team=make.team(self.acme, name="Night", members=[self.ana]))

        self.assertContains(self.found(self.ana, "pool"), "Closing the pool")
        self.assertNotContains(self.found(self.bo, "pool"), "Closing the pool")

    def test_what_is_retired_is_not_proposed(self):
        make.checklist(self.acme, title="Closing the pool").retire(self.ana, reason="Nobody swims.")

        self.assertNotContains(self.found(self.bo, "pool"), "Closing the pool")

    def test_many_lead_to_their_list(self):
        for number in range(6):
            make.checklist(self.acme, title=f"Closing hall {number}")

        page = self.found(self.bo, "closing")

        self.assertContains(page, "/acme/artifacts?q=closing")
        self.assertNotContains(page, "Closing hall 5")

    def test_nonsense_is_no_error(self):
        for words in ("\0", "%", "x" * 500, "' OR 1=1", "  "):
            with self.subTest(words):
                self.assertEqual(self.found(self.bo, words).status_code, 200)
