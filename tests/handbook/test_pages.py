import re

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.urls import resolve

from goldseam.activity.models import Activity
from goldseam.handbook.models import Collision, Page, PageVersion
from goldseam.handbook.shipped import Practice, shipped, shipped_text
from tests import make

OURS = "# Our kinds of failure\n\nAt Acme we ask **what kind**, not who."


class ShippedPagesTests(SimpleTestCase):
    def test_every_practice_has_a_page_that_takes_a_minute_or_two(self):
        """11.1: a page for each practice, one on measures, and one for sceptical leaders."""
        self.assertEqual(len(Practice.values), 9 + 2)
        for slug in Practice.values:
            with self.subTest(slug):
                self.assertTrue(shipped_text(slug).title)
                self.assertLess(len(shipped(slug).split()), 220)

    def test_every_link_leads_somewhere(self):
        for slug in Practice.values:
            for target in re.findall(r"\]\(([^)]+)\)", shipped(slug)):
                with self.subTest(f"{slug}: {target}"):
                    address = f"/acme/{target[3:]}" if target.startswith("../") else f"/acme/handbook/{target}"
                    resolve(address)
                    self.assertTrue(target.startswith("../") or target in Practice.values)

    def test_no_page_promises_what_the_product_does_not_do(self):
        """Receipts, pulses and word hints are advice here, not claims about the software."""
        for slug in Practice.values:
            self.assertNotRegex(
                shipped(slug), r"(?i)the software|\bcode\b|seven short questions|receipt at once|\*Help\*"
            )


class AdaptingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.page = Page.of(cls.acme, "taxonomy")

    def adapted(self, text=OURS, **details):
        return Page.of(self.acme, "taxonomy").adapt(by=self.ana, text=text, **details)

    def test_looking_at_a_page_keeps_nothing(self):
        self.assertIsNone(self.page.pk)
        self.assertEqual(self.page.shown.title, "What kind of failure was it?")
        self.assertFalse(Page.objects.exists())

    def test_an_adapted_page_reads_as_the_organisation_wrote_it(self):
        """1.6, 11.1: adaptable by the organisation."""
        page = self.adapted(why="Our own examples")

        self.assertEqual(page.shown.title, "Our kinds of failure")
        self.assertIn("<strong>what kind</strong>", page.shown.html)
        self.assertEqual(page.versions.get().why, "Our own examples")
        self.assertEqual(page.versions.get().by, self.ana)

    def test_without_a_title_of_its_own_the_shipped_one_stands(self):
        self.assertEqual(self.adapted(text="Just ask.").shown.title, "What kind of failure was it?")

    def test_saving_what_stands_there_already_changes_nothing(self):
        self.adapted(text=shipped("taxonomy").replace("\n", "\r\n"))

        self.assertFalse(PageVersion.objects.exists())

    def test_an_empty_page_is_refused(self):
        with self.assertRaises(ValidationError):
            self.adapted(text=" \n ")

    def test_going_back_to_the_shipped_text_keeps_the_versions(self):
        self.adapted()

        page = Page.of(self.acme, "taxonomy").put_back(by=self.ana)

        self.assertEqual(page.shown, shipped_text("taxonomy"))
        self.assertEqual([version.is_shipped for version in page.versions.all()], [True, False])
        self.assertEqual(page.put_back(by=self.ana).number, 2)

    def test_two_people_who_changed_different_lines_lose_nothing(self):
        first, *_rest, last = shipped("taxonomy").split("\n")
        self.adapted(text=shipped("taxonomy").replace(first, "# Kinds"))

        page = self.adapted(text=shipped("taxonomy").replace(last, "That is all."), base=0)

        self.assertTrue(page.text.startswith("# Kinds\n"))
        self.assertTrue(page.text.endswith("\nThat is all."))

    def test_two_people_who_changed_the_same_line_are_told(self):
        first = shipped("taxonomy").split("\n")[0]
        self.adapted(text=shipped("taxonomy").replace(first, "# Mine"))

        with self.assertRaises(Collision) as refused:
            self.adapted(text=shipped("taxonomy").replace(first, "# Yours"), base=0)

        self.assertTrue(refused.exception.page.text.startswith("# Mine"))
        self.assertEqual(PageVersion.objects.count(), 1)

    def test_other_organisations_keep_the_shipped_text(self):
        other = make.organisation(owner=make.person("Cleo"), name="Other")

        self.adapted()

        self.assertEqual(Page.of(other, "taxonomy").shown, shipped_text("taxonomy"))

    def test_it_stands_in_the_history_of_the_page(self):
        page = self.adapted()

        activity = Activity.objects.visible_to(make.member(self.acme, "Bo")).history_of(page).get()
        self.assertEqual(activity.sentence, "Ana adapted the handbook's page “Our kinds of failure”")

    def test_managers_and_facilitators_may_adapt_it(self):
        roles = {
            role: make.member(self.acme, role, role=role) for role in ("admin", "facilitator", "member", "auditor")
        }

        allowed = {role for role, person in roles.items() if self.page.can_be_edited_by(person)}

        self.assertEqual(allowed, {"admin", "facilitator"})
