"""Checklists that come round on a schedule, where the organisation is."""

from datetime import UTC, datetime, time, timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.runs.coming_round import come_round
from goldseam.runs.models import Opportunity, Routine
from tests import make


class RoutineTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        type(cls.acme).objects.update(time_zone="Europe/Berlin")
        cls.acme.refresh_from_db()
        cls.checklist = make.checklist(cls.acme)

    def make(self, rhythm="day", at=time(8), **on):
        return Routine.make(self.checklist, by=self.ana, rhythm=rhythm, time=at, **on)

    def after(self, moment, **about):
        return self.make(**about).following(moment).astimezone(UTC)

    def test_eight_in_the_morning_is_eight_there_in_winter_and_in_summer(self):
        routine = self.make()

        self.assertEqual(routine.following(datetime(2026, 1, 1, 12, tzinfo=UTC)).astimezone(UTC).hour, 7)
        self.assertEqual(routine.following(datetime(2026, 7, 1, 12, tzinfo=UTC)).astimezone(UTC).hour, 6)

    def test_monday_to_friday_leaves_the_weekend_out(self):
        friday = datetime(2026, 3, 13, 12, tzinfo=UTC)

        self.assertEqual(self.after(friday, rhythm="weekday").date().isoformat(), "2026-03-16")

    def test_a_week_and_a_month_ask_for_their_day(self):
        for rhythm, day in (("week", "weekday"), ("month", "day")):
            with self.subTest(rhythm), self.assertRaises(ValidationError) as refused:
                self.make(rhythm=rhythm)
            self.assertIn(day, refused.exception.error_dict)
        start = datetime(2026, 3, 10, 12, tzinfo=UTC)

        self.assertEqual(self.after(start, rhythm="week", weekday=7).date().isoformat(), "2026-03-15")
        self.assertEqual(self.after(start, rhythm="month", day=1).date().isoformat(), "2026-04-01")

    def test_the_time_that_summer_leaves_out_comes_round_all_the_same(self):
        at = self.after(datetime(2026, 3, 28, 12, tzinfo=UTC), at=time(2, 30))

        self.assertEqual(at.date().isoformat(), "2026-03-29")

    def test_one_whose_list_was_taken_out_of_use_just_now_stops_no_other(self):
        routines = [self.make(at=time(hour)) for hour in (8, 9)]
        Routine.objects.update(next_at=timezone.now() - timedelta(minutes=1))
        opened = []

        def open_or_refuse(routine):
            opened.append(routine)
            raise ValidationError("Only checklists that are in use can be asked for.")

        with patch.object(Routine, "come_round", open_or_refuse):
            come_round.call()

        self.assertEqual(opened, routines)

    def test_it_comes_round_once_however_often_the_worker_looks(self):
        routine = self.make()
        Routine.objects.update(next_at=datetime(2026, 3, 10, 7, tzinfo=UTC))
        routine.refresh_from_db()

        routine.come_round(datetime(2026, 3, 10, 7, 1, tzinfo=UTC))
        routine.come_round(datetime(2026, 3, 10, 7, 1, tzinfo=UTC))

        self.assertEqual(Opportunity.objects.get().ref, "2026-03-10 08:00")

    def test_missed_ones_are_made_up_for_once_not_in_a_pile(self):
        routine = self.make()
        Routine.objects.update(next_at=datetime(2026, 3, 10, 7, tzinfo=UTC))
        routine.refresh_from_db()

        routine.come_round(datetime(2026, 3, 14, 9, tzinfo=UTC))

        self.assertEqual(Opportunity.objects.get().ref, "2026-03-14 08:00")
        self.assertEqual(Routine.objects.get().next_at, datetime(2026, 3, 15, 7, tzinfo=UTC))

    def test_it_rests_while_the_checklist_is_retired(self):
        self.make()
        Routine.objects.update(next_at=datetime(2026, 3, 10, 7, tzinfo=UTC))
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        come_round.call()

        self.assertFalse(Opportunity.objects.exists())

    def test_it_says_itself_in_words(self):
        self.assertEqual(self.make(rhythm="week", weekday=1).words, "Every Monday at 08:00")
