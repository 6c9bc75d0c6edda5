"""Where people find help: kept by those who manage, opened by anybody who has the link."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import Client, TestCase
from django.utils import timezone

from goldseam.common.devices import device_mark
from goldseam.resilience.help_listing import Directory
from goldseam.resilience.models import HelpEntry, HelpPage, PeerSupporter
from tests import make


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


class HelpTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person
        cls.line = HelpEntry.add(
            cls.acme, by=cls.ana, name="Night line", region="Switzerland", language="Deutsch", phone="143"
        )

    def test_an_entry_needs_a_way_to_reach_them_and_own_help_says_who_is_told(self):
        with self.assertRaisesMessage(ValidationError, "at least one way to reach"):
            HelpEntry.add(self.acme, by=self.ana, name="Somebody")
        with self.assertRaisesMessage(ValidationError, "who gets told"):
            HelpEntry.add(self.acme, by=self.ana, name="Doctor", is_own=True, phone="12")

    def test_the_place_whose_language_the_reader_speaks_stands_first_and_none_is_left_out(self):
        HelpEntry.add(self.acme, by=self.ana, name="Ligne", region="France", language="français", phone="3114")
        HelpEntry.add(self.acme, by=self.ana, name="World", link="https://example.org")

        self.assertEqual([place.name for place in Directory(self.acme, ["de"]).places], ["Switzerland", "France", ""])
        self.assertEqual([place.name for place in Directory(self.acme, ["fr"]).places], ["France", "Switzerland", ""])
        self.assertEqual([place.name for place in Directory(self.acme).places], ["France", "Switzerland", ""])

    def test_after_six_months_an_entry_asks_to_be_checked_and_once_confirmed_no_more(self):
        HelpEntry.objects.update(checked_on=timezone.localdate() - timedelta(days=184))
        self.assertEqual(HelpEntry.objects.stale().count(), 1)
        self.assertContains(signed_in(self.ana).get("/acme/private/help"), "please check before you rely on it")

        signed_in(self.ana).post(f"/acme/private/help/entries/{self.line.pk}", {"_method": "patch"})
        self.assertFalse(HelpEntry.objects.stale().exists())

    def test_whoever_keeps_it_is_asked_first_for_what_somebody_in_need_looks_for(self):
        ana = signed_in(self.ana)
        fold = '<details class="fold"{}>\n    <summary>Add an entry</summary>'
        self.assertContains(ana.get("/acme/private/help/entries"), fold.format(""))

        refused = ana.post("/acme/private/help/entries", {"name": "Doctor", "hours": "day and night"})

        self.assertContains(refused, fold.format(" open"), status_code=422)
        self.assertContains(refused, '<details class="fold" open>\n  <summary>Where, when', status_code=422)

    def test_an_entry_says_who_checked_it(self):
        page = signed_in(self.ana).get(f"/acme/private/help/entries/{self.line.pk}")

        self.assertContains(page, f"by {self.ana.name}.")

    def test_a_device_keeps_it_for_who_is_signed_in_and_without_names_of_colleagues(self):
        PeerSupporter.offer(self.acme, by=self.ana, words="I listen.", reach="Room 3")

        kept = signed_in(self.ana).get("/acme/private/help/kept")

        self.assertContains(kept, 'href="tel:143"')
        self.assertNotContains(kept, "I listen.")
        self.assertNotContains(kept, self.ana.name)
        self.assertEqual(kept["Kept-For"], device_mark(self.ana))

    def test_the_link_opens_without_an_account_and_names_no_colleague(self):
        page = HelpPage.word(
            self.acme, by=self.ana, words="You are not alone.", search_link="https://example.org/lines"
        )
        PeerSupporter.offer(self.acme, by=self.ana, words="I listen.", reach="Room 3")

        opened = Client().get(f"/help/{page.code}")
        self.assertContains(opened, "You are not alone.")
        self.assertContains(opened, 'href="tel:143"')
        self.assertNotContains(opened, self.ana.name)
        self.assertNotContains(opened, "Room 3")
        self.assertFalse(opened.cookies)

        page.change_link(by=self.ana)
        self.assertEqual(Client().get(f"/help/{opened.request['PATH_INFO'][-10:]}").status_code, 404)
        for odd in ("x", "\0", "a" * 400, page.code.upper()):
            self.assertEqual(Client().get(f"/help/{odd}").status_code, 404)

    def test_only_people_themselves_put_their_name_on_the_list_and_take_it_off(self):
        bo = make.member(self.acme, "Bo")
        cy = signed_in(make.member(self.acme, "Cy"))
        signed_in(bo).post("/acme/private/help/mine", {"words": "I have been there.", "reach": "Ext. 7"})
        self.assertContains(cy.get("/acme/private/help"), "I have been there.")

        self.acme.memberships.get(person=bo).end(by=self.ana)
        self.assertNotContains(cy.get("/acme/private/help"), "I have been there.")

    def test_what_is_refused_stands_in_the_form_and_a_dangerous_link_is_no_link(self):
        sent = {"name": "Friends", "link": "javascript:alert(1)", "hours": "always"}
        refused = signed_in(self.ana).post("/acme/private/help/entries", sent)
        self.assertEqual(refused.status_code, 422)
        self.assertContains(refused, 'value="always"', status_code=422)
        self.assertContains(refused, "Everything you typed is still here.", count=1, status_code=422)
        self.assertFalse(HelpEntry.objects.filter(name="Friends").exists())
