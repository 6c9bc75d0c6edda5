from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.experiments.models import Cycle
from goldseam.experiments.reminders import remind_of_results, stop_what_is_over
from goldseam.reviews.models import Review
from tests import make
from tests.experiments.jobs import done


class ByItselfTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        self.enterContext(patch("goldseam.experiments.reminders.is_day_in", return_value=True))

    def over(self, **details):
        """A cycle whose last day was yesterday."""
        cycle = make.running_cycle(self.acme, days_ago=8, **details)
        plan = cycle.current_plan
        plan.content["ends_on"] = (timezone.localdate() - timedelta(days=1)).isoformat()
        plan.save(update_fields=["content"])
        return Cycle.objects.get(pk=cycle.pk)

    def test_time_that_is_over_stops_it_where_the_plan_says_so(self):
        cycle = self.over(stops=[{"kind": "time", "words": "A week is enough."}])

        done(stop_what_is_over)
        done(stop_what_is_over)

        cycle.refresh_from_db()
        self.assertEqual((cycle.state, cycle.current_pause.why), ("paused", "A week is enough."))
        self.assertEqual(Review.objects.count(), 0)

    def test_one_that_cannot_be_stopped_holds_up_no_other(self):
        broken, other = (
            self.over(title=title, stops=[{"kind": "time", "words": "A week."}]) for title in ("One", "Two")
        )
        stop = Cycle.pause

        def stop_but_one(cycle, **details):
            return 1 / 0 if cycle == broken else stop(cycle, **details)

        with patch.object(Cycle, "pause", stop_but_one), self.assertLogs("goldseam.work"):
            done(stop_what_is_over)

        self.assertEqual(Cycle.objects.get(pk=other.pk).state, "paused")

    def test_without_such_a_condition_it_goes_on(self):
        cycle = self.over()

        done(stop_what_is_over)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "running")

    def test_people_are_asked_once_what_came_out(self):
        self.over()

        remind_of_results.call()
        remind_of_results.call()

        self.assertEqual(Activity.objects.filter(kind="cycle.window_over").count(), 1)

    def test_nobody_is_asked_for_a_result_that_is_written(self):
        cycle = self.over()
        cycle.study(by=self.ana, happened="We asked.", learned="They know.", why_different="We do not know.")

        remind_of_results.call()

        self.assertFalse(Activity.objects.filter(kind="cycle.window_over").exists())

    def test_a_window_that_is_still_open_asks_nothing(self):
        make.running_cycle(self.acme)

        remind_of_results.call()

        self.assertFalse(Activity.objects.filter(kind="cycle.window_over").exists())
