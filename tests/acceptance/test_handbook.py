"""1.6, 11.1, 11.2: the handbook and its sample cases, through the browser's door and the command line."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.test import SimpleTestCase, TestCase
from django.utils.html import escape

from config.urls import ORGANISATION
from goldseam.events.models import Event
from goldseam.handbook.shipped import Practice
from tests import make

# By how their addresses begin; the first one counts.
EXPLAINED = {
    "reviews/debriefs": "safety",
    "reviews": "reviews",
    "experiments": "experiments",
    "triage": "near-misses",
    "strengthened": "near-misses",
    "premortems": "premortems",
    "decisions/new": "premortems",
    "red-teams": "premortems",
    "artifacts": "checklists",
    "runs": "checklists",
    "if-then": "checklists",
    "validation": "checklists",
    "gates": "checklists",
    "pulses": "safety",
    "private": "resilience",
    "postmortems": "postmortems",
}


WITHOUT_NETWORK = {"private/help/kept"}  # Shown where no link leads anywhere.


class HandbookTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_each_practice_has_a_page_that_the_organisation_makes_its_own(self):
        """11.1: a page for each practice, adaptable by the organisation."""
        handbook = self.client.get("/acme/handbook")
        for slug in Practice.values:
            self.assertContains(handbook, f"/acme/handbook/{slug}")

        self.assertContains(self.client.get("/acme/handbook/reviews/adaptation"), "Four questions are enough.")
        text = "# Our talk on Fridays\n\nTen minutes, standing, with *tea*."
        self.client.post("/acme/handbook/reviews/adaptation", {"text": text, "base": 0, "why": "Our habit"})

        self.client.force_login(self.bo)
        page = self.client.get("/acme/handbook/reviews")
        self.assertContains(page, "Our talk on Fridays")
        self.assertContains(page, "<em>tea</em>")
        self.assertContains(self.client.get("/acme/handbook/reviews/versions/1"), "Our habit")

        self.client.force_login(self.ana)
        self.client.post("/acme/handbook/reviews/adaptation", {"_method": "delete"})
        self.assertContains(self.client.get("/acme/handbook/reviews"), "A short review while it is fresh")

    def test_a_leader_who_doubts_finds_a_page_with_facts_to_check(self):
        """11.1: blamelessness as precision about causes, practice elsewhere, a postmortem to read, what can be seen."""
        page = self.client.get("/acme/handbook/leaders")

        self.assertContains(page, "precision about causes")
        for field in ("Aviation", "Software", "Healthcare"):
            self.assertContains(page, f"<strong>{field}</strong>")
        for place in ("../postmortems", "../measures", "measures"):
            self.assertContains(page, f'href="{place}"')

    def test_screens_link_the_page_that_explains_them(self):
        """11.1: each screen links the page that explains it; what belongs to no practice links the handbook."""
        for screen in set(screens(ORGANISATION)) - WITHOUT_NETWORK:
            page = self.client.get(f"/acme/{screen}")
            if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
                _rest, _footer, foot = page.content.decode().rpartition("<footer")
                found = next((page for start, page in EXPLAINED.items() if screen.startswith(start)), None)
                with self.subTest(screen):
                    self.assertIn(f'href="/acme/handbook/{found}"' if found else 'href="/acme/handbook', foot)

    def test_new_members_are_shown_the_taxonomy(self):
        """1.6: a new member meets it on the home page, until it has been read."""
        self.client.force_login(self.bo)
        self.assertContains(self.client.get("/acme/"), 'href="/acme/handbook/taxonomy"')

        self.assertContains(self.client.get("/acme/handbook/taxonomy"), "What kind of failure was it?")
        self.client.post("/acme/handbook/taxonomy/reading")

        self.assertNotContains(self.client.get("/acme/"), "Three kinds of failure")

    def test_six_sample_cases_come_and_go(self):
        """11.2: loaded, looked at with before and after, and removed."""
        self.client.post("/acme/handbook/samples")
        self.assertEqual(Event.objects.filter(source="sample").count(), 6)

        events = self.client.get("/acme/events")
        for title in Event.objects.filter(source="sample").values_list("title", flat=True):
            self.assertContains(events, title)
        for event in Event.objects.filter(source="sample"):
            self.assertContains(self.client.get(event.get_absolute_url()), escape(event.title))
            review = event.reviews.get()
            self.assertContains(self.client.get(review.get_absolute_url()), escape(review.closure.what_is_different))
            self.assertTrue(event.changes.exists())
            for change in event.changes.all():
                page = self.client.get(change.version.get_absolute_url())
                self.assertContains(page, change.version.what_changed)
                self.assertContains(page, "Before and after")

        self.client.post("/acme/handbook/samples", {"_method": "delete"})
        self.assertFalse(Event.objects.exists())


def screens(patterns, before="") -> Iterator[str]:
    """The addresses of an organisation that need nothing else to be told."""
    for pattern in patterns:
        address = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from screens(pattern.url_patterns, address)
        elif "<" not in address:
            yield address


class SampleCommandTests(SimpleTestCase):
    def test_the_command_line_loads_and_removes_them(self):
        """11.2: `goldseam samples load` and `remove`; loading twice changes nothing."""
        with tempfile.TemporaryDirectory() as folder:
            first = goldseam(folder, "samples", "load")
            again = goldseam(folder, "samples", "load")
            gone = goldseam(folder, "samples", "remove")

        self.assertIn("6 sample cases", first)
        self.assertIn("0 sample cases", again)
        self.assertIn("taken out", gone)


def goldseam(folder: str, *words: str) -> str:
    """What the command says, in a data folder of its own."""
    command = Path(sys.executable).with_name("goldseam")
    environment = {"GOLDSEAM_DATA": folder, "PATH": "/usr/bin:/bin"}
    return subprocess.run([command, *words], env=environment, check=True, capture_output=True, text=True).stdout
