"""10.2: how long something could have been noticed before anybody did. Only a marked row of the timeline tells it."""

from goldseam.events.models import TimelineEntry
from goldseam.events.models.marking import Mark, Moment
from tests.insights.test_event_measures import DAY, MINUTE, MeasureTests, brought


class DetectionGapTests(MeasureTests):
    def could_be_noticed(self, minutes, days_ago=20, **row):
        """Incidents that could have been noticed so many minutes before they were."""
        detected = self.now - days_ago * DAY
        events = brought(self.of, len(minutes), detected_at=detected)
        for event, gap in zip(events, minutes, strict=True):
            facts = {"text": "The warning was in the log.", "precision": "minute"} | row
            entry = TimelineEntry.objects.create(event=event, at=detected - gap * MINUTE, **facts)
            Mark.objects.create(event=event, moment=Moment.DETECTABLE, entry=entry)
            Mark.objects.create(
                event=event, moment=Moment.DETECTED, entry=event.timeline.create(text="Somebody saw it.")
            )
        return events

    def test_the_middle_stands_with_its_range(self):
        self.could_be_noticed([12, 18, 25, 31, 40, 44, 58, 75, 130, 610])

        found = self.figure("detection_gap")

        self.assertEqual((found.value, found.low, found.high, found.n), (42, 18, 130, 10))
        self.assertIn("Half of 10 incidents were noticed within 42 min of when they could have been.", found.words)
        self.assertTrue(self.picture("detection_gap").svg())

    def test_four_speak_for_themselves(self):
        self.could_be_noticed([5, 12, 60, 3])

        found = self.figure("detection_gap")

        self.assertEqual((found.value, found.n), (None, 4))
        self.assertIn("Too few for a middle.", found.words)

    def test_what_nobody_marked_or_is_known_to_the_day_alone_is_counted_beside_and_never_guessed(self):
        timed = self.could_be_noticed([12, 18])
        self.could_be_noticed([600], precision="day")
        wrong = self.could_be_noticed([-5])
        brought(self.of, 2, detected_at=self.now - 3 * DAY, started_at=self.now - 4 * DAY)

        parts = {part.key: part.value for part in self.figure("detection_gap").parts}

        self.assertEqual(parts, {"timed": "2", "unknown": "3", "wrong": "1"})
        self.assertEqual(self.records("detection_gap", "wrong"), wrong)
        self.assertCountEqual(self.records("detection_gap", "timed"), timed)
        self.assert_parts_are_their_records("detection_gap")

    def test_nothing_marked_is_said_in_words(self):
        brought(self.of, 2, detected_at=self.now - 3 * DAY)

        found = self.figure("detection_gap")

        self.assertFalse(found.says_any)
        self.assertIn("No incident of these days has both times", found.words)

    def test_enough_that_differ_are_called_shorter(self):
        self.could_be_noticed(range(100, 125), days_ago=120)
        self.could_be_noticed(range(50, 75))

        found = self.compare("detection_gap")

        self.assertTrue(found.decided)
        self.assertIn("Shorter now: the middle difference is 50 min.", found.shows)

    def test_it_takes_one_question_more_than_the_days_however_many_there_are(self):
        for count in (2, 30):
            self.could_be_noticed([3] * count)
            with self.subTest(count), self.assertNumQueries(5):
                self.figure("detection_gap")
