"""What the rows of a timeline mean, the moments marked on them, and the measures between these."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.events.course import course_of
from goldseam.events.models import Precision
from tests import make


def row(time, text="Something", **more):
    return {"time": time, "text": text} | more


def at(hour, minute=0, day=11):
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)


class TimingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)

    def event(self, **details):
        return make.event(self.acme, text="Payments were refused.", **details)

    def told(self, *times, **details):
        """An event with a row for each of the times."""
        event = self.event(**details)
        event.write_timeline(by=self.ana, rows=[row(time, f"At {time}") for time in times])
        return event

    def course(self, event):
        return course_of(event, list(event.timeline.told()))

    def spans(self, event):
        return {span.key: span for span in self.course(event).spans}


class ReadingTests(TimingTestCase):
    def test_a_row_keeps_its_time_as_written_and_says_what_it_means(self):
        """4.2: a minute-by-minute timeline."""
        event = self.told("17:40 UTC", "Day -30", "somewhen", started_at=at(17, 40))

        exact, counted, unknown = event.timeline.all()
        self.assertEqual(
            (exact.time, exact.at, exact.precision, exact.zone), ("17:40 UTC", at(17, 40), "minute", "UTC")
        )
        self.assertEqual((counted.at, counted.precision), (datetime(2025, 2, 9, tzinfo=UTC), "day"))
        self.assertEqual((unknown.time, unknown.at, unknown.precision), ("somewhen", None, Precision.UNKNOWN))

    def test_clocks_are_those_of_the_organisation(self):
        self.acme.time_zone = "Europe/Berlin"
        self.acme.save()

        event = self.told("18:40", started_at=at(17, 40))

        self.assertEqual(event.timeline.get().at, at(17, 40))

    def test_when_the_start_is_corrected_the_rows_are_read_again(self):
        event = self.told("17:45", "T+0:05", started_at=at(17, 40))

        event.describe(by=self.ana, started_at=at(16, 0, day=10))

        self.assertEqual([entry.at for entry in event.timeline.all()], [at(17, 45, day=10), at(16, 5, day=10)])

    def test_rows_are_sorted_by_one_verb(self):
        event = self.told("17:58", "17:40", "so", started_at=at(17, 40))
        self.assertEqual([entry.time for entry in self.course(event).late], ["17:40"])

        event.sort_timeline(by=self.ana)

        self.assertEqual([entry.time for entry in event.timeline.all()], ["17:40", "so", "17:58"])
        self.assertEqual(self.course(event).late, [])

    def test_a_row_that_is_noted_in_a_review_is_understood_too(self):
        event = self.told("17:40", started_at=at(17, 40))

        make.review(event).note(by=self.ana, time="17:58", kind="signal", text="A customer writes")

        self.assertEqual(event.timeline.last().at, at(17, 58))

    def test_rows_that_were_written_before_are_understood_by_the_migration(self):
        event = self.told("17:40", "Day -30", "somewhen", started_at=at(17, 40))
        event.timeline.update(at=None, precision="unknown")

        import_module("goldseam.events.migrations.0011_reading_times").read_times(apps, None)

        self.assertEqual([entry.precision for entry in event.timeline.all()], ["minute", "day", "unknown"])

    def test_a_timeline_stays_readable(self):
        event = self.event()

        with self.assertRaisesMessage(ValidationError, "very many rows"):
            event.write_timeline(by=self.ana, rows=[row("14:02")] * 301)

        self.assertFalse(event.timeline.exists())


class MarkingTests(TimingTestCase):
    def marked(self, event, **places):
        """Marks rows by their place in the timeline."""
        rows = list(event.timeline.all())
        event.mark_moments(by=self.ana, **{moment: rows[place] for moment, place in places.items()})
        return event

    def test_the_times_of_the_event_follow_the_marked_rows(self):
        event = self.told("2025-03-11 17:40", "18:21", "18:54")

        self.marked(event, started=0, detected=1, recovered=2)

        event.refresh_from_db()
        self.assertEqual(
            (event.started_at, event.detected_at, event.recovered_at), (at(17, 40), at(18, 21), at(18, 54))
        )

    def test_they_follow_when_a_marked_row_is_corrected(self):
        event = self.marked(self.told("2025-03-11 17:40", "18:21"), started=0, detected=1)
        entry = event.timeline.last()

        event.write_timeline(by=self.ana, rows=[{"id": entry.pk, "time": "18:30", "text": entry.text}])

        event.refresh_from_db()
        self.assertEqual(event.detected_at, at(18, 30))

    def test_a_time_that_somebody_gave_stays_and_the_difference_is_said(self):
        """4.2: where two accounts contradict each other, both are kept."""
        event = self.marked(self.told("17:40", "18:21", started_at=at(17, 30)), started=0, detected=1)

        event.refresh_from_db()
        difference, *others = self.course(event).differences
        self.assertEqual((event.started_at, others), (at(17, 30), []))
        self.assertEqual((difference.typed, difference.marked), (at(17, 30), at(17, 40)))

    def test_a_row_can_be_several_moments_and_a_moment_is_marked_once(self):
        event = self.marked(self.told("17:40", "18:21", started_at=at(17, 40)), detected=0, acknowledged=0)

        self.marked(event, detected=1)

        self.assertEqual(
            dict(event.marks.values_list("moment", "entry__time")), {"acknowledged": "17:40", "detected": "18:21"}
        )

    def test_a_mark_is_taken_away(self):
        event = self.marked(self.told("17:40"), started=0)

        event.mark_moments(by=self.ana, started=None)

        self.assertFalse(event.marks.exists())

    def test_a_row_of_another_event_is_not_marked(self):
        event, other = self.told("17:40"), self.told("17:40")

        with self.assertRaises(ValidationError):
            event.mark_moments(by=self.ana, started=other.timeline.get())

    def test_moments_that_are_not_in_order_leave_the_event_as_it_was(self):
        event = self.marked(self.told("2025-03-11 17:40", "2025-03-11 16:00"), started=0, recovered=1)

        event.refresh_from_db()
        self.assertIsNone(event.recovered_at)
        self.assertEqual(self.spans(event)["ttr"].words, "unknown")

    def test_rows_are_counted_from_the_row_that_is_marked_as_the_start(self):
        event = self.told("T+0:05", "2025-03-11 17:40")

        self.marked(event, started=1)

        self.assertEqual(event.timeline.first().at, at(17, 45))


class MeasuringTests(TimingTestCase):
    def test_times_to_detect_to_contain_and_to_recover(self):
        """4.2: TTD = noticed − began; TTM = contained − noticed; TTR = over − began."""
        event = self.event(
            started_at=at(17, 40), detected_at=at(18, 21), mitigated_at=at(18, 45), recovered_at=at(18, 54)
        )

        words = {key: span.words for key, span in self.spans(event).items()}

        self.assertEqual(words, {"ttd": "41 min", "ttm": "24 min", "ttr": "74 min"})

    def test_what_is_not_known_is_unknown_and_never_zero(self):
        spans = self.spans(self.event(started_at=at(17, 40)))

        self.assertEqual({span.words for span in spans.values()}, {"unknown"})
        self.assertIn("It was noticed", spans["ttd"].why)

    def test_rough_times_make_rough_measures(self):
        event = self.told("~17:40", "18:21", started_at=at(17, 40))
        first, second = event.timeline.all()
        event.mark_moments(by=self.ana, started=first, detected=second, detectable=first)

        spans = self.spans(event)

        self.assertTrue(spans["ttd"].is_estimated)
        self.assertEqual(spans["gap"].length, timedelta(minutes=41))

    def test_two_moments_on_one_rough_day_are_no_zero(self):
        event = self.told("2025-03-11", started_at=at(17, 40))
        entry = event.timeline.get()
        event.mark_moments(by=self.ana, started=entry, detected=entry)

        self.assertIsNone(self.spans(event)["ttd"].length)

    def test_a_stated_length_that_no_moments_bear_out_is_said(self):
        facts = {"started_at": at(17, 40), "detected_at": at(18, 21), "recovered_at": at(18, 54)}
        fits = make.event(self.acme, text="The link was down for 74 minutes.", **facts)
        differs = make.event(self.acme, text="The link was down for 2 hours.", **facts)

        self.assertEqual(self.course(fits).stated, [])
        self.assertEqual([words for words, _length in self.course(differs).stated], ["for 2 hours"])
