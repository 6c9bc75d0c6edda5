"""The week, the month and the quarter: what they tell, to whom, and what never stands in them."""

import csv
import io
from datetime import date, timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.insights.asked import today_in
from goldseam.insights.days.keeping import count_what_changed
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.rhythms import last_whole, named, period_of, title_of
from goldseam.insights.measures import measure_named
from goldseam.insights.models import Rhythm
from tests import make
from tests.insights.things import big


class RhythmTests(TestCase):
    def test_a_week_begins_on_monday_and_has_its_number(self):
        period = period_of(Rhythm.WEEK, date(2026, 11, 29))

        self.assertEqual((period.since, period.until), (date(2026, 11, 23), date(2026, 11, 29)))
        self.assertIn("Week 48", title_of(Rhythm.WEEK, period))

    def test_the_newest_whole_one_is_over(self):
        monday = date(2026, 6, 1)

        self.assertEqual(last_whole(Rhythm.WEEK, monday).until, date(2026, 5, 31))
        self.assertEqual(last_whole(Rhythm.MONTH, monday).since, date(2026, 5, 1))
        self.assertEqual(last_whole(Rhythm.QUARTER, monday).since, date(2026, 1, 1))

    def test_an_address_that_is_no_day_or_one_to_come_has_no_digest(self):
        today = date(2026, 11, 29)

        for odd in ("", "soon", "2026-13-01", "20261129", "2026-W48-1", "1969-12-31", "2026-11-30", "9999-99-99"):
            self.assertIsNone(named(Rhythm.WEEK, odd, today), odd)
        self.assertIsNone(named("decade", "2026-11-01", today))


class DigestTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = big({"Ward": 6, "Night": 5})
        cls.ana = make.person("Ana")
        cls.bo = make.person("Ward 0")
        cls.cleo = make.person("Night 0")
        cls.ward = cls.acme.teams.get(name="Ward")

    def digest(self, person=None, rhythm=Rhythm.WEEK, team=None) -> Digest:
        today = today_in(self.acme)
        person = person or self.ana
        person.look_again()
        return Digest.of(self.acme, person, rhythm, period_of(rhythm, today), team)

    def words(self, digest) -> str:
        lines = [f"{one.title} {one.words}" for section in digest.sections for one in section.lines]
        return "\n".join([*lines, *(f"{section.heading} {section.lead}" for section in digest.sections)])

    def test_the_week_tells_what_came_in_what_waits_and_what_is_overdue(self):
        event = make.event(self.acme, text="The pump stood still.", kind="near_miss")
        review = make.review(event)
        late = make.action(review, title="Test the spare pump", due_on=timezone.localdate() + timedelta(days=1))
        type(late).objects.filter(pk=late.pk).update(first_due_on=timezone.localdate() - timedelta(days=3))

        told = self.words(self.digest())

        self.assertIn("The pump stood still", told)
        self.assertIn("Test the spare pump", told)
        self.assertIn("Reviews in their window", told)

    def test_the_week_lists_what_its_figures_count(self):
        """By when it was noticed, by the first date, and no sample cases."""
        now = timezone.now()
        make.event(self.acme, text="It had dripped for long.", started_at=now - timedelta(days=40), detected_at=now)
        make.event(self.acme, text="It drips now.", started_at=now - timedelta(days=40))
        make.event(self.acme, text="It dripped long ago.", detected_at=now - timedelta(days=40))
        sample = make.review(make.event(self.acme, text="A sample drips."))
        action = make.action(sample, title="Mend the sample")
        type(action).objects.filter(pk=action.pk).update(first_due_on=timezone.localdate() - timedelta(days=3))
        type(sample.event).objects.filter(pk=sample.event.pk).update(source="sample")

        told = self.words(self.digest())

        for text in ("It had dripped for long", "It drips now"):
            self.assertIn(text, told)
        for text in ("long ago", "ample"):
            self.assertNotIn(text, told)

    def test_very_many_that_wait_are_not_told_as_a_number(self):
        review = make.review(make.event(self.acme))
        for _number in range(3):
            make.action(review)
        review.actions.update(owner=None, is_carried_over=True)

        with mock.patch("goldseam.insights.waiting.MOST", 2):
            told = self.words(self.digest())

        self.assertIn("Promises without an owner or a date 2+ wait", told)

    def test_what_was_counted_before_now_says_so(self):
        make.event(self.acme, text="One.", kind="near_miss")
        count_what_changed.call()
        for days in range(20):
            make.event(self.acme, text="More.", kind="near_miss", detected_at=timezone.now() - timedelta(days=days))

        told = self.words(self.digest())

        self.assertIn("1 near miss was noticed. That is as of", told)

    def test_what_waits_now_does_not_stand_in_an_old_week(self):
        long_ago = today_in(self.acme) - timedelta(days=60)
        old = Digest.of(self.acme, self.ana, Rhythm.WEEK, period_of(Rhythm.WEEK, long_ago))

        self.assertFalse([section for section in old.sections if section.is_now])

    def test_decisions_of_the_week_are_told_to_those_who_see_them(self):
        make.accepted_decision(self.acme, title="Where to keep the pumps", team=self.ward)

        self.assertIn("Where to keep the pumps", self.words(self.digest(self.bo)))
        self.assertNotIn("Where to keep the pumps", self.words(self.digest(self.cleo)))

    def test_what_changed_stands_first_with_what_it_goes_back_to(self):
        event = make.event(self.acme, text="The pump stood still.")
        make.change(make.review(event), by=self.ana)

        first = self.digest().sections[0]

        self.assertEqual(first.key, "changed")
        self.assertIn("The pump stood still", first.lines[0].words)
        self.assertTrue(first.lines[0].is_gold)

    def test_nothing_restricted_stands_in_any_of_them_even_for_those_who_see_it(self):
        event = make.event(self.acme, text="Somebody was hurt at the pump.", visibility="restricted", named=[self.bo])
        review = make.review(event)
        make.change(review, by=self.ana)
        make.action(review, title="Fence the pump in")

        for rhythm in Rhythm.values:
            for person in (self.ana, self.bo):
                told = self.words(self.digest(person, rhythm))
                self.assertNotIn("hurt", told)
                self.assertNotIn("Fence", told)

    def test_what_a_team_keeps_to_itself_is_told_to_no_other(self):
        make.event(self.acme, text="We mixed two charts up.", visibility="team", team=self.ward, by=self.bo)

        self.assertIn("mixed two charts", self.words(self.digest(self.bo)))
        self.assertNotIn("mixed two charts", self.words(self.digest(self.cleo)))

    def test_one_value_alone_is_told_in_words_and_not_drawn(self):
        make.event(self.acme, text="One.", kind="near_miss")

        digest = self.digest(rhythm=Rhythm.MONTH)

        self.assertIn("1 near miss was noticed", self.words(digest))
        self.assertFalse([section.key for section in digest.sections if section.chart])

    def test_figures_are_those_of_the_measures_and_open_them(self):
        for text in ("One.", "Two.", "Three."):
            make.event(self.acme, text=text, kind="near_miss")
        digest = self.digest(rhythm=Rhythm.MONTH)

        lines = [line for section in digest.sections for line in section.lines if line.figure]

        self.assertTrue(lines)
        for line in lines:
            self.assertEqual(line.words, measure_named(line.key).figure(digest.asked).words)
            self.assertIn(f"/acme/measures/{line.key}?since=", line.href)

    def test_the_number_of_queries_does_not_grow(self):
        self.fill("First")
        few = self.queries()

        for number in range(4):
            self.fill(f"Next {number}")

        self.assertLessEqual(self.queries(), few)

    def fill(self, text: str) -> None:
        event = make.event(self.acme, text=f"{text} stood still.", kind="near_miss")
        make.change(make.review(event), by=self.ana)
        make.accepted_decision(self.acme, title=f"{text} decision")

    def queries(self) -> int:
        digest = self.digest()
        with CaptureQueriesContext(connection) as asked:
            self.words(digest)
        return len(asked)

    def test_the_note_of_the_quarter_is_linked_once_it_is_published(self):
        make.change(make.review(make.event(self.acme)), by=self.ana)
        note = make.share_out(self.acme)
        self.assertNotIn("as we tell it ourselves", self.words(self.digest(self.bo, Rhythm.QUARTER)))

        make.shared_out(note, by=self.ana)

        self.assertIn("as we tell it ourselves", self.words(self.digest(self.bo, Rhythm.QUARTER)))


class DigestPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = big({"Ward": 6, "Night": 5, "Two": 2})
        cls.ana, cls.bo = make.person("Ana"), make.person("Ward 0")
        cls.ward, cls.two = cls.acme.teams.get(name="Ward"), cls.acme.teams.get(name="Two")
        make.event(cls.acme, text="=The pump <b>stood</b> still.", kind="near_miss")

    def setUp(self):
        self.client.force_login(self.bo)

    def path(self, name="insights:digest", rhythm="week", day=None, *more):
        day = day or period_of(rhythm, today_in(self.acme)).since.isoformat()
        return reverse(name, args=["acme", rhythm, day, *more])

    def test_each_rhythm_has_a_page_and_a_file(self):
        for rhythm in Rhythm.values:
            self.assertContains(self.client.get(self.path(rhythm=rhythm)), "What changed")
            made = self.client.get(self.path("files:digest", rhythm, None, "pdf"))
            self.assertEqual((made["Content-Type"], made.content[:5]), ("application/pdf", b"%PDF-"))

    def test_several_figures_that_have_nothing_to_tell_stand_in_one_sentence(self):
        page = self.client.get(self.path(rhythm="quarter"))

        self.assertContains(page, "Nothing to tell yet:")
        self.assertNotContains(page, "Nobody looked back on a pre-mortem in these days.")

    def test_any_day_leads_to_the_first_of_its_week(self):
        period = period_of("week", today_in(self.acme))

        response = self.client.get(self.path(day=(period.since - timedelta(days=1)).isoformat()))

        self.assertRedirects(response, self.path(day=period.before.since.isoformat()))

    def test_the_rows_open_in_a_spreadsheet_and_reckon_nothing(self):
        told = self.client.get(self.path("insights:digest_csv")).content.decode("utf-8-sig")

        rows = list(csv.DictReader(io.StringIO(told)))
        titles = [row["title"] for row in rows]
        self.assertIn("'=The pump <b>stood</b> still", titles)
        self.assertTrue(all(row["from"] <= row["until"] for row in rows))

    def test_a_team_that_is_too_small_to_hide_in_has_no_digest(self):
        self.assertContains(self.client.get(self.path() + f"?team={self.ward.pk}"), "Ward")
        for odd in (self.two.pk, 0, "x", "9" * 30, "x%00"):
            self.assertEqual(self.client.get(self.path() + f"?team={odd}").status_code, 404, odd)

    def test_odd_addresses_are_nothing(self):
        for rhythm, day in (("decade", "2026-01-01"), ("week", "soon"), ("week", "2999-01-01"), ("week", "%00")):
            self.assertEqual(self.client.get(f"/acme/measures/digests/{rhythm}/{day}").status_code, 404)

    def test_who_only_reports_and_who_does_not_belong_find_nothing(self):
        for who in (make.member(self.acme, "Rik", role="reporter"), make.person("Out")):
            self.client.force_login(who)
            self.assertEqual(self.client.get(self.path()).status_code, 404)
