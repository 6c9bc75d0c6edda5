from datetime import UTC, datetime
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.events import listing
from goldseam.events.models import Event, finding
from tests import make
from tests.events.test_pages import PagesTestCase


class ListTests(PagesTestCase):
    def log(self, text, **details):
        return make.event(self.acme, by=self.ana, text=text, **details)

    def titles(self, **query):
        """What the list shows, from top to bottom."""
        shown = self.page("list", **query).content.decode()
        events = [event for event in Event.objects.filter(organisation=self.acme) if f">{event.title}</a>" in shown]
        return [event.title for event in sorted(events, key=lambda event: shown.index(f">{event.title}</a>"))]

    def test_the_newest_stands_first_with_its_thread(self):
        """0.2: every event shows its thread."""
        self.log("Second")

        self.assertEqual(self.titles(), ["Second", "Payments were refused for an hour"])
        self.assertContains(self.page("list"), "1 of 5: Logged. Next: Classified")

    def test_an_empty_list_invites_to_log(self):
        Event.objects.all().delete()

        self.assertContains(self.page("list"), "Log the first one")

    def test_filters_are_kept_and_can_be_combined(self):
        self.log("Near miss at till 3", kind="near_miss", tags=["till"])
        make.classified(self.log("Labelled", kind="near_miss"))

        self.assertEqual(self.titles(kind="near_miss"), ["Labelled", "Near miss at till 3"])
        self.assertEqual(self.titles(kind="near_miss", type="none"), ["Near miss at till 3"])
        self.assertEqual(self.titles(type="preventable"), ["Labelled"])
        self.assertEqual(self.titles(tag="Till"), ["Near miss at till 3"])
        self.assertEqual(self.titles(tag="unheard of"), [])
        self.assertEqual(self.titles(kind="near_miss", tag="till", type="preventable"), [])
        self.assertContains(self.page("list", kind="near_miss"), '<option value="near_miss" selected>')

    def test_a_common_tag_finds_the_same(self):
        self.log("Near miss at till 3", tags=["till"])

        with patch.object(finding, "RARE", 0):
            self.assertEqual(self.titles(tag="till"), ["Near miss at till 3"])

    def test_mine_are_those_that_i_logged(self):
        make.event(self.acme, by=self.bo, text="Bo saw it")

        self.assertEqual(self.titles(mine="yes"), ["Bo saw it"])

    def test_a_team_finds_its_own(self):
        acme = make.organisation(owner=self.cy, name="Big", size="organisation")
        ward = make.team(acme, "Ward 4")
        make.event(acme, by=self.cy, text="In the ward", team=ward)
        make.event(acme, by=self.cy, text="Elsewhere")
        self.client.force_login(self.cy)

        response = self.client.get("/big/events", {"team": ward.pk})

        self.assertContains(response, "In the ward")
        self.assertNotContains(response, "Elsewhere")

    def test_a_period_shows_what_happened_in_it_latest_first(self):
        for day in (3, 5, 4):
            self.log(f"Day {day}", started_at=datetime(2026, 9, day, 12, tzinfo=UTC))

        self.assertEqual(self.titles(since="2026-09-03", until="2026-09-05"), ["Day 5", "Day 4", "Day 3"])
        self.assertEqual(self.titles(since="2026-09-04", until="2026-09-04"), ["Day 4"])

    def test_a_period_ends_with_the_day_in_the_readers_zone(self):
        self.bo.time_zone = "Pacific/Auckland"
        self.bo.save()
        self.log("Late in the evening of the 3rd, UTC", started_at=datetime(2026, 9, 3, 20, tzinfo=UTC))

        self.assertEqual(self.titles(since="2026-09-03", until="2026-09-03"), [])
        self.assertEqual(len(self.titles(since="2026-09-04", until="2026-09-04")), 1)

    def test_older_ones_are_a_link_away_and_filters_stay(self):
        for number in range(4):
            self.log(f"Miss {number}", kind="near_miss", started_at=datetime(2026, 9, 3, number, tzinfo=UTC))

        with patch.object(listing, "PAGE", 2):
            newest = self.page("list", kind="near_miss")
            older = self.page("list", kind="near_miss", before=4)
            period = self.page("list", since="2026-09-01", until="2026-09-30", before=4)

        self.assertContains(newest, "?kind=near_miss&amp;before=4")
        self.assertContains(newest, "4 events")
        for response in (older, period):
            self.assertContains(response, "Miss 1")
            self.assertNotContains(response, "Miss 2")
            self.assertNotContains(response, 'rel="next"')

    def test_very_many_are_counted_no_further_than_a_person_reads(self):
        self.log("Second")
        self.log("Third")

        with patch.object(listing, "COUNTED", 2):
            self.assertContains(self.page("list"), "1,000+ events")

    def test_nonsense_in_the_address_is_not_asked_for(self):
        for query in (
            {"before": "x"},
            {"before": 10**30},
            {"team": 10**30},
            {"kind": "disaster"},
            {"since": "0001-01-01"},
            {"until": "9999-12-31"},
            {"since": "yesterday"},
            {"tag": "a\x00b"},
            {"tag": "x" * 100},
            {"until": "2199-12-31", "before": 999},
        ):
            with self.subTest(query=query):
                self.assertEqual(self.page("list", **query).status_code, 200)

    def test_a_title_cannot_change_the_page(self):
        self.log("<script>alert(1)</script>")

        self.assertNotContains(self.page("list"), "<script>alert")

    def test_it_asks_the_database_as_often_for_many_rows_as_for_few(self):
        self.page("list")
        with CaptureQueriesContext(
            connection,
        ) as few:
            self.page("list")
        for number in range(5):
            make.closed_review(self.log(f"Miss {number}"))

        with CaptureQueriesContext(connection) as many:
            self.page("list")

        self.assertEqual(len(many), len(few))
        self.assertLessEqual(len(many), 9)
