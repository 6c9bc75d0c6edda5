"""The pages of the private place, and one learning on its way out of it."""

import re

from django.test import TestCase
from django.urls import reverse

from goldseam.events.models import Event
from goldseam.resilience.models import HelpPage
from tests import make

TEXT = "We dropped the wrong table. Read its name aloud first."


class PlaceViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana Novak")
        cls.acme = make.organisation(cls.ana)
        cls.team = make.team(cls.acme, members=[cls.ana])
        cls.bo = make.member(cls.acme, "Bo Berg")

    def setUp(self):
        self.client.force_login(self.ana)

    def page(self, name="place"):
        return self.client.get(reverse(f"resilience:{name}", args=["acme"]))

    def test_pages_say_nothing_in_their_titles_and_stay_nowhere(self):
        for name in ("place", "paper", "learning"):
            answer = self.page(name)
            self.assertContains(answer, "<title>Private place · Acme</title>")
            self.assertEqual(answer["Cache-Control"], "no-store")

    def test_each_page_says_when_to_look_for_more_support_and_leads_to_help(self):
        for name in ("place", "paper", "learning"):
            self.assertContains(self.page(name), "They do not replace professional help.")
            self.assertContains(self.page(name), reverse("resilience:help", args=["acme"]))

    def test_help_is_one_step_away_without_signing_in_where_the_directory_has_a_link(self):
        self.assertNotContains(self.page(), "without signing in")

        link = HelpPage.word(self.acme, by=self.ana).code

        for name in ("place", "paper", "learning"):
            self.assertContains(self.page(name), f'href="/help/{link}">without signing in</a>')

    def test_what_is_written_there_belongs_to_no_form_that_could_be_sent(self):
        page = self.page().content.decode()

        self.assertNotIn("<draft-keeper", page)
        fields = [tag for tag in page.split("<textarea")[1:] if "data-field" in tag.split(">")[0]]
        self.assertGreater(len(fields), 12)
        for field in fields:
            told = field.split(">")[0]
            self.assertNotIn(" name=", told)
            for needed in ("data-no-draft", 'data-coach="off"', 'spellcheck="false"', 'autocomplete="off"'):
                self.assertIn(needed, told)

    def test_the_letter_has_no_way_to_share_it(self):
        page = self.page().content.decode()
        letter = page.partition('data-view="letter"')[2].partition("</section>")[0]

        self.assertNotIn("<form", letter)
        self.assertNotIn("hare", letter.replace("share of", ""))

    def test_without_script_the_exercises_are_there_on_paper(self):
        self.assertContains(self.page(), reverse("resilience:paper", args=["acme"]))
        self.assertContains(self.page("paper"), "What else could this mean?")
        self.assertNotContains(self.page("paper"), "place.mjs")

    def test_who_may_write_no_plans_is_offered_none(self):
        self.client.force_login(make.member(self.acme, "Rae", role="reporter"))

        self.assertNotContains(self.page(), "Put it on my own list")

    def test_the_page_takes_few_queries(self):
        self.page()
        with self.assertNumQueries(7):
            self.page()


class LearningViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana Novak")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.team = make.team(cls.acme, members=[cls.ana])
        cls.bo = make.member(cls.acme, "Bo Berg")
        cls.address = reverse("resilience:learning", args=["acme"])

    def setUp(self):
        self.client.force_login(self.ana)

    def look(self, **said):
        return self.client.post(self.address, {"text": TEXT, "kind": "setback", "audience": "organisation"} | said)

    def test_looking_at_it_shows_it_and_shares_nothing(self):
        answer = self.look()

        self.assertContains(answer, "Exactly this will be shared")
        self.assertContains(answer, TEXT)
        self.assertContains(answer, "Everybody in Acme")
        self.assertFalse(Event.objects.exists())

    def test_the_form_of_events_shares_exactly_what_was_shown(self):
        page = self.look(audience=f"team-{self.team.pk}").content.decode()
        sent = dict(
            re.findall(
                r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.partition('action="/acme/events/new"')[2]
            )
        )

        self.client.post(reverse("events:new", args=["acme"]), sent)

        event = Event.objects.get()
        self.assertEqual((event.text, event.kind, event.visibility, event.team), (TEXT, "setback", "team", self.team))
        self.assertEqual(event.source, "form")

    def test_people_whom_it_names_are_pointed_out(self):
        self.assertContains(self.look(text="Bo Berg dropped it."), "These look like names: Bo Berg.")
        self.assertNotContains(self.look(), "These look like names")

    def test_a_learning_without_words_or_for_a_team_of_others_is_refused(self):
        other = make.team(self.acme, "Others")
        for said in ({"text": " "}, {"text": "x" * 5001}, {"audience": f"team-{other.pk}"}, {"kind": "incident"}):
            self.assertEqual(self.look(**said).status_code, 422)

    def test_an_auditor_shares_nothing(self):
        self.client.force_login(make.member(self.acme, "Aud", role="auditor"))

        self.assertEqual(self.client.get(self.address).status_code, 404)
