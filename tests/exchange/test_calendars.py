import zoneinfo
from datetime import UTC, date, datetime, timedelta

from django.test import TestCase
from django.utils import timezone
from icalendar import Calendar

from goldseam.activity.first_steps import ticked_by_hand
from goldseam.exchange.calendars import calendar, entry
from goldseam.exchange.occasions import calendar_of, follow_through
from goldseam.exchange.recurring import appointment, next_tuesday
from tests import make

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungsangstbewältigungsstrategie 🙂🙂🙂🙂🙂🙂🙂 " * 4


class CalendarTests(TestCase):
    def test_it_can_be_read_by_every_program(self):
        text = calendar(
            [self.entry(summary=LONG, description="One; two, three\nfour \\ five", link="https://a.example")]
        )

        lines = text.split(b"\r\n")
        self.assertNotIn(b"\n", b"".join(lines))
        self.assertLessEqual(max(len(line) for line in lines), 75)
        for line in lines:
            line.decode()  # Folding cuts no letter in two.
        read = Calendar.from_ical(text)
        [event] = read.walk("VEVENT")
        self.assertEqual(str(event["summary"]), LONG)
        self.assertEqual(str(event["description"]), "One; two, three\nfour \\ five\nhttps://a.example")
        self.assertEqual((str(read["version"]), str(event["uid"])), ("2.0", "x-1@localhost"))
        self.assertTrue(event["dtstamp"].dt.tzinfo)
        self.assertIn("prodid", read)

    def test_a_moment_is_told_in_utc_and_lasts(self):
        text = calendar([self.entry()])

        self.assertIn(b"DTSTART:20261124T090000Z", text)
        self.assertIn(b"DTEND:20261124T091000Z", text)

    def test_what_comes_again_stays_at_its_hour_when_the_clocks_change(self):
        berlin = datetime(2026, 11, 24, 10, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))

        read = Calendar.from_ical(calendar([entry("x", "x", berlin, 30, rrule={"freq": "monthly", "byday": "1TU"})]))

        self.assertEqual([str(zone["tzid"]) for zone in read.walk("VTIMEZONE")], ["Europe/Berlin"])
        [event] = read.walk("VEVENT")
        self.assertEqual(event["dtstart"].params["TZID"], "Europe/Berlin")

    def test_a_day_is_a_whole_day_that_leaves_people_free(self):
        text = calendar([entry("x", "x", date(2026, 12, 31))])

        self.assertIn(b"DTSTART;VALUE=DATE:20261231", text)
        self.assertIn(b"DTEND;VALUE=DATE:20270101", text)
        self.assertIn(b"TRANSP:TRANSPARENT", text)

    def entry(self, summary="x", **more):
        return entry("x-1", summary, datetime(2026, 11, 24, 9, tzinfo=UTC), 10, **more)


class OccasionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana", time_zone="Europe/Berlin")
        cls.bo = make.member(cls.acme, "Bo")

    def test_a_follow_through_takes_ten_minutes_and_names_its_review(self):
        """3.8: a ten-minute follow-through a week later."""
        review = make.closed_review(make.event(self.acme))

        event = follow_through(review)

        self.assertEqual(event["dtend"].dt - event["dtstart"].dt, timedelta(minutes=10))
        self.assertEqual(event["dtstart"].dt, review.follow_through.due_at)
        self.assertIn(review.get_absolute_url(), str(event["url"]))

    def test_closing_again_moves_the_same_appointment(self):
        review = make.closed_review(make.event(self.acme))
        first = follow_through(review)
        review.reopen(by=self.ana)
        review.close(by=self.ana, what_happened="x", what_is_different="y")

        second = follow_through(review)

        self.assertEqual(str(first["uid"]), str(second["uid"]))
        self.assertGreater(second["sequence"], first["sequence"])

    def test_a_calendar_holds_what_one_person_has_to_keep_in_mind(self):
        review = make.closed_review(make.event(self.acme, text="Payments were refused."))
        make.action(review, title="Of Bo", owner=self.bo)
        planned = make.review(make.event(self.acme, text="The label was wrong."))
        planned.plan(by=self.ana, minutes=45, planned_for=timezone.now() + timedelta(days=1))

        summaries = self.summaries(self.ana)

        self.assertIn("Review: The label was wrong", summaries)
        self.assertIn("Ten minutes: did the changes land? Payments were refused", summaries)
        self.assertIn("Due: Alert at 21 days", summaries)
        self.assertNotIn("Due: Of Bo", summaries)
        self.assertIn("Due: Of Bo", self.summaries(self.bo))

    def test_of_a_restricted_event_it_says_only_that_there_is_one(self):
        make.closed_review(make.event(self.acme, text="Somebody was hurt.", visibility="restricted"))

        text = calendar(calendar_of(self.ana, self.acme)).decode()

        self.assertNotIn("hurt", text)
        self.assertNotIn("Alert at 21 days", text)
        self.assertIn("restricted event", text)

    def test_more_in_it_takes_no_more_queries(self):
        def fill():
            make.closed_review(make.event(self.acme))
            planned = make.review(make.event(self.acme))
            planned.plan(by=self.ana, minutes=45, planned_for=timezone.now() + timedelta(days=1))

        fill()
        calendar_of(self.ana, self.acme)
        with self.assertNumQueries(8):
            calendar_of(self.ana, self.acme)
        fill()
        with self.assertNumQueries(8):
            calendar_of(self.ana, self.acme)

    def test_the_first_weeks_have_their_rhythm(self):
        """0.5: a monthly near-miss review and a quarterly pulse on the calendar."""
        rules = {}
        for key in ("premortem", "near-misses", "pulse"):
            read = Calendar.from_ical(calendar([appointment(key, ticked_by_hand(key), self.acme, self.ana)]))
            [event] = read.walk("VEVENT")
            rules[key] = event["rrule"].to_ical().decode() if "rrule" in event else ""
            self.assertEqual(event["dtstart"].dt.hour, 10)
            self.assertEqual(event["dtstart"].dt.weekday(), 1)

        self.assertEqual(rules["premortem"], "")
        self.assertEqual(rules["near-misses"], "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU")
        self.assertEqual(rules["pulse"], "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU")

    def test_the_first_time_fits_the_rule(self):
        for which in (1, 2):
            day = next_tuesday(which)
            self.assertEqual((day.weekday(), (day.day + 6) // 7), (1, which))

    def summaries(self, person):
        person.__dict__.pop("sight", None)
        return [str(event["summary"]) for event in calendar_of(person, self.acme)]
