"""What measures count of events: each of them once, of now, and nothing that not everybody may see."""

from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from goldseam.events.models import Event
from goldseam.insights.days import keeping
from goldseam.insights.days.keeping import count_all, count_all_anew, count_what_changed
from goldseam.insights.days.reading import Days
from goldseam.insights.models import Counting, DayCount, Mark
from tests import make
from tests.insights import things

DAY = timedelta(days=1)


class FreshTests(TestCase):
    """Whatever changes an event, the next look knows it: also what no verb does."""

    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.now = timezone.now()
        cls.event = make.event(cls.of, kind="incident", detected_at=cls.now - 3 * DAY)
        make.event(cls.of, kind="near_miss", detected_at=cls.now - 3 * DAY)
        count_what_changed.call()

    def days(self, team=None) -> Days:
        found = Days.of(things.asked(self.of, self.ana, team=team))
        self.assertEqual(found.notes, ())
        return found

    def incidents(self, team=None) -> int:
        return self.days(team).tally().incident

    def test_what_was_counted_is_kept_and_read_without_counting(self):
        self.assertFalse(Mark.objects.exists())
        asked = things.asked(self.of, self.ana)
        self.assertTrue(self.ana.sight.roles)

        with self.assertNumQueries(3):
            found = Days.of(asked).tally()

        self.assertEqual((found.incident, found.near_miss, found.events), (1, 1, 2))

    def test_a_new_event_is_in_it_at_once_and_after_it_was_counted(self):
        make.event(self.of, kind="incident")

        self.assertEqual(self.incidents(), 2)
        count_what_changed.call()
        self.assertFalse(Mark.objects.exists())
        self.assertEqual(self.incidents(), 2)

    def test_looking_writes_nothing(self):
        make.event(self.of, kind="incident")
        before = list(DayCount.objects.values()), Mark.objects.count()

        self.days()

        self.assertEqual((list(DayCount.objects.values()), Mark.objects.count()), before)

    def test_an_event_that_moves_to_another_day_leaves_the_one_and_is_in_the_other(self):
        self.event.describe(by=self.ana, detected_at=self.now - 40 * DAY)

        days = self.days()

        self.assertEqual(days.tally().incident, 1)
        self.assertEqual(sum(month.tally.incident for month in days.months), 1)
        self.assertEqual([day.incident for day in days.by_day.values() if day.incident], [1])

    def test_what_is_changed_past_all_verbs_is_seen_as_well(self):
        Event.objects.filter(pk=self.event.pk).update(kind="near_miss")

        self.assertEqual((self.incidents(), self.days().tally().near_miss), (0, 2))

    def test_a_label_counts_at_once(self):
        make.classified(self.event, by=self.ana)

        self.assertEqual(self.days().tally().preventable, 1)

    def test_how_it_was_noticed_and_when_it_was_over_count_at_once(self):
        self.assertEqual(self.days().tally().mitigate_open, 1)

        self.event.describe(by=self.ana, detection_method="monitoring_alert", mitigated_at=self.now - 2 * DAY)

        found = self.days().tally()
        self.assertEqual((found.designed, found.mitigate_open, found.mitigate_timed), (1, 0, 1))

    def test_an_event_that_is_told_twice_counts_once_and_twice_when_told_apart(self):
        other = make.event(self.of, kind="incident", detected_at=self.now - 4 * DAY)
        other.merge_into(by=self.ana, other=self.event)
        self.assertEqual(self.incidents(), 1)
        count_what_changed.call()
        self.assertEqual(self.incidents(), 1)

        other.unmerge(by=self.ana)

        self.assertEqual(self.incidents(), 2)

    def test_what_is_handed_over_counts_no_more(self):
        self.event.hand_to_other_process(by=self.ana)

        self.assertEqual(self.incidents(), 0)

    def test_what_is_deleted_counts_no_more(self):
        self.event.delete()

        self.assertEqual(self.incidents(), 0)

    def test_what_is_brought_in_counts_at_once(self):
        rows = [{"text": "A label.", "title": "A label.", "kind": "incident", "detected_at": self.now - 2 * DAY}] * 3
        Event.bring(self.of, rows, by=self.ana, source="log")

        self.assertEqual(self.incidents(), 4)

    def test_what_becomes_restricted_counts_no_more_and_leaves_no_trace(self):
        self.event.describe(by=self.ana, visibility="restricted")
        self.assertEqual(self.incidents(), 0)
        count_what_changed.call()

        self.event.describe(by=self.ana, title="Said in other words", detected_at=self.now - 1 * DAY)

        self.assertFalse(Mark.objects.exists())
        self.assertEqual(self.incidents(), 0)

    def test_another_team_and_another_circle_of_readers_count_at_once(self):
        ward = make.team(self.of, "Ward", [self.ana])
        self.event.describe(by=self.ana, team=ward)
        self.assertEqual((self.incidents(), self.incidents(ward)), (1, 1))
        count_what_changed.call()

        self.event.describe(by=self.ana, visibility="team")

        self.assertEqual((self.incidents(), self.incidents(ward)), (0, 1))
        count_what_changed.call()
        self.assertEqual((self.incidents(), self.incidents(ward)), (0, 1))

    def test_too_many_changed_days_are_said_to_be_missing(self):
        for number in range(20):
            make.event(self.of, kind="incident", detected_at=self.now - (number + 4) * DAY)

        found = Days.of(things.asked(self.of, self.ana))

        self.assertEqual((found.tally().incident, found.waiting), (1, 20))
        self.assertIn("What changed since on 20 days is not in it yet.", found.notes[0])
        self.assertEqual(found.as_of, Counting.of(self.of).counted_at)
        count_what_changed.call()
        self.assertEqual(self.incidents(), 21)

    def test_days_follow_the_zone_of_the_organisation(self):
        self.of.amend(by=self.ana, time_zone="Pacific/Kiritimati")
        late = self.now.replace(hour=12, minute=0) - 5 * DAY
        make.event(self.of, kind="success", detected_at=late)

        self.assertIsNone(Counting.of(self.of))
        before = self.days().by_day
        count_what_changed.call()

        self.assertIn((late + DAY).date(), before)
        self.assertEqual(self.days().by_day, before)

    def test_at_night_everything_is_counted_again_and_a_wrong_day_is_put_right_and_told(self):
        self.assertEqual(count_all(self.of), 0)
        DayCount.objects.filter(incident=1).update(incident=7)

        with self.assertLogs("goldseam.insights", "ERROR"):
            count_all_anew.call()

        self.assertEqual(self.incidents(), 1)

    def test_a_month_is_counted_again_where_another_worker_was_quicker(self):
        self.of.amend(by=self.ana, time_zone="Pacific/Auckland")
        counted = keeping._count

        def overtaken(organisation, *days):
            if not Counting.objects.filter(revision__gt=100).exists():
                Counting.objects.update(revision=200)
            return counted(organisation, *days)

        with mock.patch.object(keeping, "_count", overtaken):
            count_all(self.of)

        self.assertEqual(self.incidents(), 1)

    def test_it_is_as_of_when_nothing_was_left_to_count(self):
        """Days that wait longer than others would look fresher than they are."""
        before = Counting.of(self.of).counted_at
        for number in range(2):
            make.event(self.of, kind="incident", detected_at=self.now - (60 * number + 5) * DAY)

        with mock.patch.object(keeping, "TURNS", 1):
            count_what_changed.call()
        some = Counting.of(self.of).counted_at
        count_what_changed.call()

        self.assertEqual(some, before)
        self.assertGreater(Counting.of(self.of).counted_at, before)

    def test_samples_do_not_count(self):
        make.event(self.of, kind="incident", source="sample")

        self.assertEqual(self.incidents(), 1)


class SeenTests(TestCase):
    """A figure is made of what its readers may see, and of nothing else."""

    @classmethod
    def setUpTestData(cls):
        cls.of = things.big({"Ward": 5, "Lab": 5})
        cls.ward, cls.lab = cls.of.teams.get(name="Ward"), cls.of.teams.get(name="Lab")
        cls.nurse, cls.chemist = make.person("Ward 1"), make.person("Lab 1")
        for details in ({}, {"team": cls.ward}, {"team": cls.ward, "visibility": "team"}, {"visibility": "restricted"}):
            make.event(cls.of, kind="incident", **details)

    def incidents(self, person, team=None) -> int:
        return Days.of(things.asked(self.of, person, team=team)).tally().incident

    def test_each_sees_what_is_shared_and_the_team_what_it_keeps_to_itself(self):
        for is_counted in (False, True):
            with self.subTest(is_counted=is_counted):
                self.assertEqual(self.incidents(self.nurse), 2)
                self.assertEqual(self.incidents(self.chemist), 2)
                self.assertEqual(self.incidents(self.nurse, self.ward), 2)
                self.assertEqual(self.incidents(self.chemist, self.ward), 1)
                self.assertEqual(self.incidents(self.nurse, self.lab), 0)
            count_what_changed.call()
