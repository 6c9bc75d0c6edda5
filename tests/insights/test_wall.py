"""The wall display: what it shows to whoever has its link, and what it never shows."""

import re
from datetime import timedelta
from unittest import mock

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.common.pace import Pace
from goldseam.insights.models import WallDisplay
from tests import make
from tests.insights.things import big


class Case(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = big({"Ward": 6, "Night": 5})
        cls.ana, cls.bo = make.person("Ana"), make.person("Ward 0")
        cls.ward = cls.acme.teams.get(name="Ward")
        cls.wall, cls.code = WallDisplay.make(cls.acme, by=cls.ana, name="Kitchen")

    def look(self, code="", query="", **headers):
        return Client().get(f"/wall/{code or self.code}{query}", headers=headers)

    def words(self) -> str:
        return self.look().content.decode()


class WallTests(Case):
    def test_it_shows_what_changed_because_somebody_spoke_up(self):
        event = make.event(self.acme, text="The pump stood still.", by=self.bo)
        make.change(
            make.review(event, by=self.ana), artifact=make.checklist(self.acme, title="Pump check"), by=self.ana
        )

        told = self.words()

        self.assertIn("Pump check", told)
        self.assertIn("The pump stood still", told)
        self.assertNotIn("Ward 0", told)

    def test_it_shows_the_next_reviews_that_a_time_was_agreed_on_for(self):
        soon = timezone.now() + timedelta(days=2)
        make.review(make.event(self.acme, text="The lift stopped."), planned_for=soon)

        self.assertIn("The lift stopped", self.words())

    def test_nothing_of_a_team_and_nothing_restricted_hangs_there(self):
        soon = timezone.now() + timedelta(days=2)
        for text, about in (
            ("We mixed two charts up.", {"visibility": "team", "team": self.ward, "by": self.bo}),
            ("Somebody was hurt.", {"visibility": "restricted", "by": self.ana, "named": [self.bo]}),
        ):
            event = make.event(self.acme, text=text, **about)
            review = make.review(event, by=event.logged_by, planned_for=soon)
            checklist = make.checklist(self.acme, title=f"Checklist {event.number}")
            make.change(review, artifact=checklist, by=event.logged_by)

        told = self.words()

        self.assertNotIn("mixed two charts", told)
        self.assertNotIn("hurt", told)
        self.assertIn("Checklist 1", told)  # Everybody works by it; why it changed is told to the team.
        self.assertNotIn("Checklist 2", told)

    def test_what_only_a_team_works_by_does_not_hang_there(self):
        event = make.event(self.acme, text="The pump stood still.")
        checklist = make.checklist(self.acme, title="Of the ward alone")
        type(checklist).objects.filter(pk=checklist.pk).update(team=self.ward)
        make.change(make.review(event), artifact=checklist, by=self.ana)

        self.assertNotIn("Of the ward alone", self.words())

    def test_it_says_of_when_it_is_and_renews_itself_without_script(self):
        told = self.words()

        self.assertIn("As of ", told)
        self.assertRegex(told, r'<noscript><meta http-equiv="refresh" content="60"></noscript>')
        self.assertIn("there is no connection", told)

    def test_words_that_people_wrote_stay_words(self):
        make.review(
            make.event(self.acme, text="<script>alert(1)</script>"), planned_for=timezone.now() + timedelta(days=1)
        )

        self.assertNotIn("<script>alert", self.words())

    def test_it_keeps_no_session_and_is_kept_nowhere(self):
        response = self.look()

        self.assertFalse(response.cookies)
        self.assertEqual((response["Cache-Control"], response["Referrer-Policy"]), ("no-store", "no-referrer"))

    def test_light_or_dark_can_be_asked_for(self):
        self.assertContains(self.look(query="?theme=dark"), 'data-theme="dark"')
        self.assertNotContains(self.look(query="?theme=%22%3E"), "data-theme")

    def test_any_other_link_shows_nothing(self):
        for odd in ("x", self.code[:-1], self.code + "a", self.code.upper(), "%00", "a" * 5000, "%F0%9F%99%82"):
            self.assertEqual(self.look(odd).status_code, 404, odd)

    def test_one_that_is_switched_off_shows_nothing(self):
        self.wall.close(by=self.ana)

        self.assertEqual(self.look().status_code, 404)

    def test_a_screen_that_runs_in_circles_is_asked_to_wait(self):
        with mock.patch("goldseam.insights.views.wall.PACE", Pace(1, 3600)):
            first, second = self.look(), self.look()

        self.assertEqual((first.status_code, second.status_code), (200, 429))


class WallsTests(Case):
    def path(self) -> str:
        return reverse("insights:walls", args=["acme"])

    def test_whoever_manages_makes_a_link_which_is_shown_once(self):
        self.client.force_login(self.ana)

        made = self.client.post(self.path(), {"name": "Ward office", "once": "2f6f5a3e-6f0a-4c4e-9d0a-0d7f6a1f6e11"})
        [link] = set(re.findall(r"/wall/([a-z2-7]{24})", made.content.decode()))

        self.assertEqual(self.look(link).status_code, 200)
        self.assertNotContains(self.client.get(self.path()), link)
        self.assertFalse(WallDisplay.objects.filter(token_digest__contains=link))

    def test_a_form_sent_twice_makes_one(self):
        self.client.force_login(self.ana)

        for _turn in range(2):
            self.client.post(self.path(), {"name": "Ward office", "once": "2f6f5a3e-6f0a-4c4e-9d0a-0d7f6a1f6e11"})

        self.assertEqual(self.acme.wall_displays.count(), 2)

    def test_it_is_switched_off_on_the_page(self):
        self.client.force_login(self.ana)

        self.client.post(reverse("insights:wall", args=["acme", self.wall.pk]), {"_method": "delete"})

        self.assertEqual(self.look().status_code, 404)
        self.assertContains(self.client.get(self.path()), "switched off on")

    def test_nobody_else_makes_any(self):
        self.client.force_login(self.bo)

        self.assertEqual(self.client.post(self.path(), {"name": "Mine"}).status_code, 404)
        self.assertEqual(self.client.get(self.path()).status_code, 404)
