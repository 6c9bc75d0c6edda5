"""5.1: letterboxes are put up, changed and closed by those who look after them, with a poster to print."""

from django.test import TestCase

from goldseam.reporting.models import Letterbox
from tests import make

FEW = 10


class LetterboxPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.letterbox = make.letterbox(
            cls.acme, by=cls.bo, name="Ward 4", place="Second floor", call="look-alike labels"
        )
        cls.address = cls.letterbox.get_absolute_url()
        cls.all = f"/{cls.acme.slug}/reports/letterboxes"

    def setUp(self):
        self.client.force_login(self.bo)

    def test_a_letterbox_is_put_up_by_whoever_writes_and_kept_by_whom_they_name(self):
        answer = self.client.post(self.all, {"name": "Press 2", "takes_anonymous": "on", "keepers": [self.ana.pk]})

        new = Letterbox.objects.get(name="Press 2")
        self.assertRedirects(answer, new.get_absolute_url(), fetch_redirect_response=False)
        self.assertEqual(list(new.keepers.all()), [self.ana])

    def test_without_a_name_it_comes_back_with_what_was_typed(self):
        answer = self.client.post(self.all, {"name": "", "call": "loose covers", "team": "NaN", "keepers": ["9" * 30]})

        self.assertContains(answer, "Give it the name of a place", status_code=422)
        self.assertContains(answer, "loose covers", status_code=422)

    def test_its_page_has_the_address_and_the_code_for_phones(self):
        page = self.client.get(self.address)

        self.assertContains(page, f"/report/{self.letterbox.key}")
        self.assertContains(page, '<svg viewBox="0 0')

    def test_what_is_looked_for_changes(self):
        sent = {"_method": "patch", "name": "Ward 4", "call": "wet floors", "keepers": [self.bo.pk]}
        self.client.post(self.address, sent)

        self.letterbox.refresh_from_db()
        self.assertEqual((self.letterbox.call, self.letterbox.takes_anonymous), ("wet floors", False))

    def test_it_is_closed_and_opened_again_under_the_same_address(self):
        self.client.post(f"{self.address}/closing")
        self.assertIsNone(Letterbox.by_key(self.letterbox.key))
        self.assertContains(self.client.get(self.address), "Open it again")

        self.client.post(f"{self.address}/closing", {"_method": "delete"})

        self.assertEqual(Letterbox.by_key(self.letterbox.key), self.letterbox)

    def test_the_poster_says_what_is_promised(self):
        for words in ("Second floor", "look-alike labels", "Confidential:", "Anonymous:", self.letterbox.key):
            self.assertContains(self.client.get(f"{self.address}/poster"), words)

    def test_the_poster_is_a_file_as_well(self):
        pdf = self.client.get(f"/{self.acme.slug}/files/letterboxes/{self.letterbox.number}.pdf")
        code = self.client.get(f"{self.address}/code.svg")

        self.assertTrue(b"".join(pdf).startswith(b"%PDF-"))
        self.assertTrue(code.content.startswith(b"<svg"))

    def test_who_neither_keeps_it_nor_guides_looks_and_changes_nothing(self):
        self.client.force_login(make.member(self.acme, "Cy"))

        self.assertNotContains(self.client.get(self.address), "Change it")
        self.assertEqual(self.client.post(self.address, {"_method": "patch", "name": "Mine"}).status_code, 404)
        self.assertEqual(self.client.post(f"{self.address}/closing").status_code, 404)

    def test_a_long_list_asks_no_more_of_the_database(self):
        for number in range(3):
            make.letterbox(self.acme, by=self.bo, name=f"Press {number}")
        self.client.get(self.all)
        with self.assertNumQueries(FEW):
            self.client.get(self.all)
        for number in range(9):
            make.letterbox(self.acme, by=self.bo, name=f"Lift {number}")
        with self.assertNumQueries(FEW):
            self.client.get(self.all)
