from django.template import engines
from django.test import TestCase
from django.urls import reverse
from django.utils.html import escape

from goldseam.handbook import samples
from goldseam.handbook.models import Page, PageVersion, Reading
from goldseam.handbook.shipped import Practice, shipped, shipped_text
from tests import make

FEW = 7  # Session, person, memberships, teams; pages; samples; notifications.


class HandbookViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.fay = make.member(cls.acme, "Fay", role="facilitator")
        cls.outsider = make.person("Olga")

    def setUp(self):
        self.client.force_login(self.ana)

    def at(self, name, *args):
        return reverse(f"handbook:{name}", args=["acme", *args])

    def save(self, text, base=0, **details):
        return self.client.post(self.at("edit", "reviews"), {"text": text, "base": base} | details)

    def test_the_list_has_all_pages_in_the_same_number_of_queries(self):
        with self.assertNumQueries(FEW):
            page = self.client.get(self.at("list"))
        for slug in Practice.values:
            self.assertContains(page, self.at("show", slug))
            Page.of(self.acme, slug).adapt(by=self.ana, text=f"Our {slug}")

        with self.assertNumQueries(FEW):
            self.assertContains(self.client.get(self.at("list")), "Adapted", count=len(Practice))

    def test_every_page_can_be_read_by_everybody_who_belongs(self):
        for who in (self.ana, self.bo, make.member(self.acme, "Rey", role="reporter")):
            self.client.force_login(who)
            for slug in Practice.values:
                title = escape(shipped_text(slug).title)
                self.assertContains(self.client.get(self.at("show", slug)), f"<h1>{title}</h1>")

    def test_a_person_from_outside_finds_nothing(self):
        self.client.force_login(self.outsider)

        for name, args in [("list", []), ("show", ["reviews"]), ("edit", ["reviews"]), ("versions", ["reviews"])]:
            self.assertEqual(self.client.get(self.at(name, *args)).status_code, 404)
        self.assertEqual(self.save("# Ours").status_code, 404)

    def test_addresses_that_name_nothing_are_not_found(self):
        for name, args in [("show", ["nonsense"]), ("edit", ["nonsense"]), ("version", ["reviews", 1])]:
            self.assertEqual(self.client.get(self.at(name, *args)).status_code, 404)
        self.assertEqual(self.client.get(self.at("version", "reviews", 10**30)).status_code, 404)
        for before in ("9" * 40, "9" * 18, "²"):
            page = self.client.get(self.at("versions", "reviews") + f"?before={before}")
            self.assertEqual(page.status_code, 200, before)

    def test_a_facilitator_adapts_a_page(self):
        self.client.force_login(self.fay)

        page = self.client.post(self.at("edit", "reviews"), {"text": "# Our talk", "base": 0}, follow=True)

        self.assertContains(page, "<h1>Our talk</h1>", html=True)
        self.assertContains(self.client.get(self.at("versions", "reviews")), "Version 1")

    def test_a_member_reads_and_does_not_adapt(self):
        self.client.force_login(self.bo)

        self.assertNotContains(self.client.get(self.at("show", "reviews")), "Adapt this page")
        self.assertEqual(self.client.get(self.at("edit", "reviews")).status_code, 404)
        self.assertEqual(self.save("# Ours").status_code, 404)
        self.assertFalse(Page.objects.exists())

    def test_what_is_wrong_stands_beside_the_field_and_the_text_stays(self):
        for text in ["", "# " + "long " * 60, "null\0byte", "x" * 60_000]:
            answer = self.save(text, why="Our reasons")

            self.assertEqual(answer.status_code, 422)
            self.assertContains(answer, "Our reasons", status_code=422)
        self.assertEqual(self.save("# Ours", base="9" * 40).status_code, 422)
        self.assertFalse(PageVersion.objects.exists())

    def test_nothing_that_runs_gets_onto_the_page(self):
        self.save("# <b>Title</b>\n\n<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>")

        page = self.client.get(self.at("show", "reviews"))

        self.assertNotContains(page, "<script>alert")
        self.assertNotContains(page, "<img")
        self.assertNotContains(page, 'href="javascript')
        self.assertContains(page, "&lt;b&gt;Title&lt;/b&gt;")

    def test_both_texts_are_shown_where_two_changed_the_same_line(self):
        first = shipped("reviews").split("\n")[0]
        self.save(shipped("reviews").replace(first, "# Theirs"))

        answer = self.save(shipped("reviews").replace(first, "# Mine"), why="Shorter")
        self.assertContains(answer, "What somebody else saved", status_code=422)
        self.assertContains(answer, "Theirs", status_code=422)
        self.assertContains(answer, "# Mine", status_code=422)
        self.assertContains(answer, 'name="base" value="1"', status_code=422)

        self.save(shipped("reviews").replace(first, "# Both"), base=1)
        self.assertEqual(Page.objects.get().shown.title, "Both")

    def test_a_version_stands_beside_what_was_there_before(self):
        self.save(shipped("reviews").replace("half an hour", "twenty minutes"), why="We are quick")

        page = self.client.get(self.at("version", "reviews", 1))

        self.assertContains(page, "We are quick")
        self.assertContains(page, "<del>")
        self.assertContains(page, "<ins>")

    def test_the_shipped_text_comes_back(self):
        self.save("# Ours")

        page = self.client.post(self.at("edit", "reviews"), {"_method": "delete"}, follow=True)

        self.assertContains(page, "A short review while it is fresh")
        self.assertContains(page, "This is the shipped text")

    def test_having_read_is_noted_once_and_only_when_said(self):
        self.client.force_login(self.bo)
        self.assertContains(self.client.get(self.at("show", "taxonomy")), "I have read it")
        self.assertFalse(Reading.objects.exists())

        for _again in range(2):
            self.client.post(self.at("reading", "taxonomy"))

        self.assertEqual(Reading.objects.get().person, self.bo)
        self.assertNotContains(self.client.get(self.at("show", "taxonomy")), "I have read it")

    def test_managers_load_the_samples_and_take_them_out(self):
        page = self.client.post(self.at("samples"), follow=True)
        self.assertContains(page, "6 sample cases are new.")
        self.assertEqual(self.acme.events.count(), 6)

        self.assertContains(self.client.post(self.at("samples"), follow=True), "All six are there already.")

        page = self.client.post(self.at("samples"), {"_method": "delete"}, follow=True)
        self.assertContains(page, "The sample cases are gone")
        self.assertEqual(self.acme.events.count(), 0)

    def test_what_was_added_to_samples_is_said_before_they_go(self):
        samples.load(self.acme, by=self.ana)
        make.action(self.acme.reviews.first())

        self.assertContains(self.client.get(self.at("list")), "One thing was done to them since")

    def test_others_are_not_offered_the_samples(self):
        self.client.force_login(self.fay)

        self.assertNotContains(self.client.get(self.at("list")), "sample cases")
        self.assertEqual(self.client.post(self.at("samples")).status_code, 404)
        self.assertEqual(self.acme.events.count(), 0)


class HandbookLinkTests(TestCase):
    def test_a_screen_links_its_page_with_a_word_and_a_drawing(self):
        """11.1: each screen links the page that explains it."""
        link = engines["jinja2"].from_string(
            '{% from "common/handbook.html" import handbook_link %}{{ handbook_link(acme, "reviews", "How it works") }}'
        )

        self.assertInHTML(
            '<a href="/acme/handbook/reviews">How it works</a>', link.render({"acme": make.organisation()})
        )
