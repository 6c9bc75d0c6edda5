"""These days beside those before: nothing is claimed of days in which nobody counted, or that are still to come."""

from datetime import timedelta

from django.test import TestCase

from goldseam.events.models import Event
from goldseam.insights.asked import today_in
from goldseam.insights.comparing import compared
from goldseam.insights.measure import Figure
from goldseam.insights.measures import measure_named
from goldseam.people.models import Organisation
from tests import make
from tests.insights import things

DAY = timedelta(days=1)


class ComparingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation(size="organisation")
        cls.today = today_in(cls.of)

    def noticed(self, days_ago, **counts):
        for kind, count in counts.items():
            rows = [{"text": "A label.", "title": "A label.", "kind": kind, "detected_at": things.days_ago(days_ago)}]
            Event.bring(self.of, rows * count, by=None, source="log")

    def running(self):
        """A hundred days of which the first ten have passed."""
        return things.asked(self.of, since=self.today - 9 * DAY, until=self.today + 90 * DAY)

    def both(self, asked) -> tuple:
        measure = measure_named("near_miss_ratio")
        figure = measure.figure(asked)
        return figure.notes, measure.compare(asked, figure, figure).decided

    def test_where_nobody_kept_a_log_before_more_than_none_means_nothing(self):
        self.noticed(20, near_miss=40, incident=30)
        asked = things.asked(self.of)
        self.assertEqual(self.both(asked), ((), False))

        self.noticed(200, success=1)

        self.assertTrue(self.both(things.asked(self.of))[1])

    def test_days_to_come_do_not_look_like_fewer(self):
        """As many each day as before."""
        self.noticed(200, success=1)
        self.noticed(60, near_miss=120, incident=110)
        self.noticed(2, near_miss=12, incident=11)

        self.assertEqual(self.both(self.running()), ((), False))

    def test_counts_are_compared_for_as_long_as_somebody_was_here(self):
        measure, now, before = measure_named("trials"), Figure("", 4, n=4), Figure("", 40, n=40)
        self.assertIsNone(compared(measure, things.asked(self.of), now, before))

        Organisation.objects.filter(pk=self.of.pk).update(founded_at=things.days_ago(400))
        self.of.refresh_from_db()

        self.assertTrue(compared(measure, things.asked(self.of), now, before).decided)
        self.assertFalse(compared(measure, self.running(), now, before).decided)
