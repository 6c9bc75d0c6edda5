"""The page “Are we learning?”: what it shows, to whom, and how much it asks for."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.changes.models import Verification
from goldseam.insights import kept
from goldseam.insights.measures import MEASURES
from tests import make
from tests.insights import things


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = things.big({"Ward": 6, "Lab": 5, "Desk": 4})
        cls.ana = make.person("Ana")

    def setUp(self):
        kept.forget()  # What other tests recorded is gone, and the next one begins to number where they did.
        self.ana.look_again()
        self.client.force_login(self.ana)

    def page(self, address="", **query):
        return self.client.get(f"/{self.of.slug}/measures{address}", query)

    def test_an_empty_organisation_reads_what_will_appear(self):
        page = self.page()

        self.assertContains(page, "Nothing to measure yet")
        self.assertNotContains(page, "0%")

    def test_figures_without_anything_to_tell_are_folded_away_and_say_why(self):
        make.closed_review(make.event(self.of, kind="incident"))

        shown, folded = self.page().content.decode().split("figures have nothing to tell yet", 1)

        self.assertIn("1 incident was noticed.", shown)
        self.assertNotIn("Nothing was reported in these days.", shown)
        self.assertIn("Nothing was reported in these days.", folded)

    def test_what_anything_is_known_of_is_not_folded_away(self):
        make.closed_review(make.event(self.of))

        shown, folded = self.page("/else").content.decode().split("figures have nothing to tell yet", 1)

        self.assertIn("Looking back", shown)
        self.assertNotIn("Trying small", shown)
        self.assertIn("None was started in these days.", folded)

    def test_other_days_stand_open_only_where_they_were_chosen(self):
        fold = '<details class="fold" open>'

        self.assertNotContains(self.page(), fold)
        self.assertNotContains(self.page(period="year"), fold)
        self.assertContains(self.page(since="2026-01-01", until="2026-01-31"), fold)
        self.assertContains(self.page(team=self.of.teams.get(name="Ward").pk), fold)

    def test_what_changed_stands_first_with_the_lines_before_and_after(self):
        change = make.change(make.review(make.event(self.of)))

        page = self.page()

        self.assertContains(page, "End dates are checked")
        self.assertContains(page, change.event.title)
        text = page.content.decode()
        order = [text.index(f'id="{part}"') for part in ("stories", "waiting", "patterns", "trends", "else")]
        self.assertEqual(order, sorted(order))

    def test_gold_is_only_what_is_proven(self):
        review = make.review(make.event(self.of))
        change = make.change(review)
        self.assertNotContains(self.page(), "panel--gold")

        counts = {"events_before": 30, "weeks_before": 20, "events_after": 2, "weeks_after": 20}
        Verification.record(self.ana, change, what="Certificates that ran out", **counts)

        self.assertContains(self.page(), "panel--gold")

    def test_each_measure_has_its_page_and_each_part_as_many_records_as_it_says(self):
        make.closed_review(make.event(self.of))
        asked = things.asked(self.of)
        for measure in MEASURES:
            with self.subTest(measure.key):
                self.assertContains(self.page(f"/{measure.key}"), "What is counted")
                for part in measure.figure(asked).parts:
                    rows = [measure.record(found) for found in measure.records(asked, part.key)] if part.key else []
                    self.assertTrue(not part.value.isdigit() or not part.key or len(rows) == int(part.value))

    def test_a_number_opens_its_list(self):
        make.closed_review(make.event(self.of))

        page = self.page("/lesson_to_change/records/young")

        self.assertContains(page, "Too young to count")
        self.assertContains(page, "/reviews/1")

    def test_what_does_not_exist_is_not_found(self):
        wrong = "/nothing", "/closure/records/nothing", "/closure.pdf", "/nothing.svg", "/waiting/nothing"

        self.assertEqual({self.page(address).status_code for address in wrong}, {404})

    def test_odd_addresses_show_something_near(self):
        odd = {"team": "1e309", "since": "\x00", "until": "99999-1-1", "period": "é", "page": "9" * 30}
        for address in ("", "/closure", "/closure/records/open", "/stories", "/waiting/reviews", ".csv"):
            with self.subTest(address):
                self.assertEqual(self.page(address, **odd).status_code, 200)

    def test_a_small_team_is_not_shown_alone(self):
        desk = self.of.teams.get(name="Desk")

        page = self.page(team=desk.pk)

        self.assertContains(page, "Too few people work in this team")
        self.assertNotContains(page, f'<option value="{desk.pk}"')

    def test_all_figures_are_one_table(self):
        rows = self.page(".csv").content.decode().splitlines()

        self.assertEqual(len(rows), len(MEASURES) + 1)
        self.assertIn("key,title,unit,team,from,until,value,low,high,n,words", rows[0])

    def test_the_chart_comes_as_picture_and_as_values(self):
        kinds = [self.page(f"/closure.{form}")["Content-Type"] for form in ("svg", "png", "csv", "json")]

        self.assertEqual(kinds, ["image/svg+xml", "image/png", "text/csv; charset=utf-8", "application/json"])

    def test_a_reporter_finds_nothing(self):
        self.client.force_login(make.member(self.of, "Rex", role="reporter"))

        self.assertEqual(self.page().status_code, 404)

    def test_what_a_person_may_not_see_is_in_no_figure(self):
        ward = self.of.teams.get(name="Ward")
        make.closed_review(make.event(self.of, visibility="team", team=ward))
        bo = make.member(self.of, "Bo")
        self.client.force_login(bo)

        page = self.page("/lesson_to_change")

        self.assertContains(page, 'Too young to count: <span class="numbers">0</span>')

    def test_the_page_asks_no_more_where_there_is_more(self):
        few = self._queries_after(2)
        many = self._queries_after(6)

        self.assertLessEqual(many, few)

    def _queries_after(self, count: int) -> int:
        for _one in range(count):
            make.closed_review(make.event(self.of))
        self.client.get("/")  # What is remembered of the person.
        with CaptureQueriesContext(
            connection,
        ) as asked:
            self.page()
            self.page("/else")
        return len(asked)

    def test_it_counts_anew_once_anything_was_recorded(self):
        make.closed_review(make.event(self.of))
        self.page("/else")
        with CaptureQueriesContext(connection) as again:
            self.page("/else")
        make.closed_review(make.event(self.of))

        page = self.page("/else")

        self.assertLess(len(again), 25)
        self.assertContains(page, "2 of 2 reviews have led to a change")

    def test_it_is_found_from_every_page(self):
        home = self.client.get(reverse("home", args=[self.of.slug]))

        self.assertContains(home, reverse("insights:list", args=[self.of.slug]))
