from django.test import TestCase

from tests import make


class HomeNoteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_the_home_page_says_how_much_changed_this_month(self):
        """2.7: because somebody spoke up."""
        make.change(make.review(make.event(self.acme)))

        page = self.client.get("/acme/")

        self.assertContains(page, "1 thing changed this month because somebody spoke up")
        self.assertContains(page, 'href="/acme/strengthened"')

    def test_where_nothing_changed_it_says_nothing(self):
        self.assertNotContains(self.client.get("/acme/"), "because somebody spoke up")
