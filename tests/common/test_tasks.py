import uuid
from datetime import timedelta

from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from goldseam.common.cleaning import forget_jobs, forget_submissions
from goldseam.common.models import Job, Submission
from goldseam.common.tasks import task_named
from goldseam.common.waking import WAKE


class TaskTests(TestCase):
    def test_a_task_is_asked_for_with_its_transaction(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            forget_jobs.enqueue()
            raise ZeroDivisionError

        self.assertFalse(Job.objects.exists())

    def test_the_worker_is_woken_when_the_transaction_is_committed(self):
        WAKE.clear()

        with self.captureOnCommitCallbacks(execute=True):
            forget_jobs.enqueue()
            self.assertFalse(WAKE.is_set())

        self.assertTrue(WAKE.is_set())

    def test_a_task_can_wait_for_its_moment(self):
        forget_jobs.using(run_after=timezone.now() + timedelta(minutes=10)).enqueue()

        self.assertIsNone(Job.objects.claim())

    def test_only_tasks_can_be_called_by_name(self):
        self.assertIs(task_named("goldseam.common.cleaning.forget_jobs"), forget_jobs)
        with self.assertRaises(LookupError):
            task_named("os.system")


class CleaningTests(TestCase):
    def test_forms_are_remembered_for_two_days(self):
        old, new = (Submission.objects.create(key=uuid.uuid4(), led_to="/") for _ in range(2))
        Submission.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=2, minutes=1))

        forget_submissions.call()

        self.assertEqual(list(Submission.objects.all()), [new])

    def test_work_given_up_is_kept_for_a_month(self):
        now = timezone.now()
        kept = Job.objects.create(task="x", given_up_at=now - timedelta(days=29))
        Job.objects.create(task="x", given_up_at=now - timedelta(days=31))
        waiting = Job.objects.create(task="x", due_at=now - timedelta(days=90))

        forget_jobs.call()

        self.assertEqual(set(Job.objects.all()), {kept, waiting})
