import re
from datetime import date, timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.changes.models import Change, Verification
from goldseam.reporting.models import Outcome, Thanks
from goldseam.shareouts import listing
from goldseam.shareouts.quarters import Quarter
from tests import make

FEED = "/acme/strengthened"


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.quiet = make.team(cls.acme, "Quiet harbour", members=[cls.ana])

    def setUp(self):
        self.client.force_login(self.bo)

    def changed(self, text="The label had no allergen.", **details):
        return make.change(make.review(make.event(self.acme, text=text, **details)), by=self.ana)

    def test_it_says_what_changed_what_was_seen_and_whether_it_helped(self):
        """2.7: what changed because somebody spoke up, with its difference, its proof and the thanks."""
        change = self.changed()
        counts = {"events_before": 12, "weeks_before": 10, "events_after": 0, "weeks_after": 10}
        Verification.record(by=self.ana, change=change, what="Labels without allergens", **counts)
        Thanks.give(change.event, by=self.bo, text="Thank you for looking twice.")

        page = self.client.get(FEED)

        for words in ("Release checklist", "<ins>End dates are checked</ins>", "The label had no allergen"):
            self.assertContains(page, words)
        self.assertContains(page, "Labels without allergens: 12 in 10 weeks before, 0 in 10 weeks after")
        self.assertContains(page, "1 person said thank you")
        self.assertNotContains(page, "Thank you for looking twice")

    def test_an_outcome_in_words_stands_there_too(self):
        Outcome.tell(make.event(self.acme), by=self.ana, text="The pump has a cover now.", is_change=True)
        Outcome.tell(make.event(self.acme), by=self.ana, text="It stays as it is.", is_change=False)

        page = self.client.get(FEED)

        self.assertContains(page, "The pump has a cover now")
        self.assertNotContains(page, "It stays as it is.")

    def test_it_never_says_who_told_of_it(self):
        rey = make.member(self.acme, "Rey Quist", role="reporter")
        event = make.event(self.acme, by=rey, text="A cover was loose.")
        make.change(make.review(event, by=self.ana), by=self.ana)

        page = self.client.get(FEED)

        self.assertContains(page, "A cover was loose")
        self.assertNotContains(page, "Quist")

    def test_what_was_seen_by_another_team_is_not_told_but_its_change_is(self):
        self.changed("The harbour lights failed.", visibility="team", team=self.quiet)

        page = self.client.get(FEED)

        self.assertContains(page, "End dates are checked")
        self.assertNotContains(page, "harbour lights")

    def test_words_about_an_event_of_another_team_stay_there(self):
        event = make.event(self.acme, text="Lights.", visibility="team", team=self.quiet)
        Outcome.tell(event, by=self.ana, text="The lamps are new.", is_change=True)

        self.assertNotContains(self.client.get(FEED), "The lamps are new")

    def test_nothing_of_a_restricted_event_is_told_to_anybody(self):
        change = self.changed("Only for a few.", visibility="restricted")
        Outcome.tell(change.event, by=self.ana, text="Told to a few.", is_change=True)
        self.client.force_login(self.ana)

        page = self.client.get(FEED)

        for words in ("Only for a few", "Told to a few", "End dates are checked"):
            self.assertNotContains(page, words)

    def test_alarms_and_samples_are_nobody_who_spoke_up(self):
        for source in ("webhook", "sample"):
            self.changed(f"From {source}.", source=source)

        self.assertContains(self.client.get(FEED), "Nothing has changed yet")

    def test_it_is_asked_for_by_team_and_quarter(self):
        self.changed("Of the harbour.", team=self.quiet)
        other = self.changed("Of all.")
        Change.objects.filter(pk=other.pk).update(at=timezone.now() - timedelta(days=200))
        now = Quarter.now_in(self.acme)

        self.assertNotContains(self.client.get(f"{FEED}?team={self.quiet.pk}"), "Of all")
        self.assertContains(self.client.get(f"{FEED}?quarter={now.key}"), "Of the harbour")
        self.assertNotContains(self.client.get(f"{FEED}?quarter={now.key}"), "Of all")

    def test_nonsense_in_the_address_asks_for_nothing(self):
        self.changed()

        for query in ("team=x&quarter=9999-q9", "team=9" + "9" * 30, "before=-1&quarter=%00", "person=1&sort=person"):
            self.assertContains(self.client.get(f"{FEED}?{query}"), "1 thing changed")

    def test_more_rows_take_no_more_queries(self):
        for _ in range(2):
            self.changed()
        self.client.get(FEED)
        with self.assertNumQueries(QUERIES):
            self.client.get(FEED)
        for _ in range(4):
            Thanks.give(self.changed().event, by=self.bo, text="Thank you.")
            Outcome.tell(make.event(self.acme), by=self.ana, text="New.", is_change=True)
        with self.assertNumQueries(QUERIES + 1):  # The outcomes in words.
            self.client.get(FEED)

    def test_a_long_past_is_read_page_by_page_with_nothing_left_out(self):
        now = timezone.now() - timedelta(hours=1)
        moments = [now - timedelta(days=day // 2) for day in range(7)]  # Always two at one moment.
        changes = [self.changed(f"Seen {place}.") for place in range(7)]
        for change, at in zip(changes, moments, strict=True):
            Change.objects.filter(pk=change.pk).update(at=at)
        Outcome.tell(make.event(self.acme), by=self.ana, text="The pump has a cover now.", is_change=True)

        with patch.multiple(listing, PAGE=3, LINKS=1, MANY=2):
            pages, address = [], FEED
            while address:
                page = self.client.get(address).content.decode()
                pages.append(re.findall(r"Seen \d|The pump", page))
                address = (found := re.search(r"\?(before=\d+)", page)) and f"{FEED}?{found[1]}"

        self.assertEqual(
            [{*page} for page in pages],
            [{"The pump", "Seen 0", "Seen 1"}, {"Seen 2", "Seen 3", "Seen 4", "Seen 5"}, {"Seen 6"}],
        )

    def test_who_reports_reads_what_came_of_it(self):
        """2.7: own events with their outcomes, and what everybody works by, without the events of others."""
        rey = make.member(self.acme, "Rey", role="reporter")
        change = self.changed("The label had no allergen.")
        own = make.event(self.acme, by=rey, text="A cover was loose.")
        Outcome.tell(own, by=self.ana, text="The pump has a cover now.", is_change=True)
        Outcome.tell(make.event(self.acme, text="Lights."), by=self.ana, text="The lamps are new.", is_change=True)
        self.client.force_login(rey)

        page = self.client.get(FEED)

        for words in ("End dates are checked", "The pump has a cover now", "A cover was loose"):
            self.assertContains(page, words)
        for words in ("allergen", "The lamps are new", "Quiet harbour", change.version.get_absolute_url()):
            self.assertNotContains(page, words)
        self.assertContains(self.client.get("/acme/events"), FEED)

    def test_who_reports_hears_nothing_of_what_one_team_works_by(self):
        of_team = make.checklist(self.acme, by=self.ana, title="Lights")
        of_team.rename(by=self.ana, title="Lights", team=self.quiet)
        make.change(make.review(make.event(self.acme)), of_team, by=self.ana)
        self.client.force_login(make.member(self.acme, "Rey", role="reporter"))

        self.assertContains(self.client.get(FEED), "Nothing has changed yet")

    def test_a_second_change_by_the_same_version_is_one_row(self):
        change = self.changed("Seen first.")
        Change.link(self.ana, make.event(self.acme, text="Seen again."), change.version)

        page = self.client.get(FEED)

        self.assertContains(page, "1 thing changed")
        self.assertContains(page, "Seen again")


class QuarterTests(TestCase):
    def test_a_quarter_has_a_name_for_addresses_and_one_for_people(self):
        quarter = Quarter.of(date(2026, 11, 28))

        self.assertEqual((quarter.key, str(quarter)), ("2026-q4", "October to December 2026"))
        self.assertEqual([quarter.next.key, quarter.previous.key], ["2027-q1", "2026-q3"])

    def test_other_words_name_none(self):
        for words in ("", "2026-q5", "٢٠٢٦-q1", "9999-q4", "2026-q1 "):
            self.assertIsNone(Quarter.named(words))


QUERIES = 18
