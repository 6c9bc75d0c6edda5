from datetime import UTC, datetime, timedelta

import pytest
from cronsim import CronSim
from django.test import TestCase
from django.utils import timezone
from django.utils.module_loading import import_string

from config.schedule import ALWAYS, SCHEDULE
from goldseam.common.models import Job, Turn
from goldseam.common.tasks import task_named
from goldseam.common.work import Worker


class TurnTests(TestCase):
    def test_what_is_new_on_the_schedule_waits_for_its_first_time(self):
        self.assertFalse(Turn.take("cleaning", "0 3 * * *"))

    def test_each_turn_is_taken_once(self):
        self.last("cleaning", hours=25)

        self.assertTrue(Turn.take("cleaning", "0 3 * * *"))
        self.assertFalse(Turn.take("cleaning", "0 3 * * *"))

    def test_what_was_missed_while_nothing_ran_is_done_once(self):
        self.last("cleaning", hours=24 * 30)

        self.assertTrue(Turn.take("cleaning", "0 3 * * *"))
        self.assertFalse(Turn.take("cleaning", "0 3 * * *"))

    def test_two_workers_that_look_at_the_same_moment_begin_once(self):
        self.last("cleaning", hours=25)
        seen = Turn.objects.get()

        taken = [Turn.objects.filter(name=seen.name, last=seen.last).update(last=timezone.now()) for _ in range(2)]

        self.assertEqual(taken, [1, 0])

    def test_a_worker_asks_for_what_is_scheduled(self):
        for _cron, name in SCHEDULE:
            self.last(name, hours=24 * 32)

        Worker()._begin_what_is_scheduled()

        self.assertEqual(set(Job.objects.values_list("task", flat=True)), {name for _cron, name in SCHEDULE})

    def last(self, name, hours):
        Turn.objects.create(name=name, last=timezone.now() - timedelta(hours=hours))


@pytest.mark.parametrize(("cron", "name"), SCHEDULE)
def test_all_that_is_scheduled_can_be_found(cron, name):
    assert task_named(name).name == name
    assert next(CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC))) < datetime(2026, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("name", ALWAYS)
def test_all_that_is_always_done_can_be_found(name):
    assert callable(import_string(name))
