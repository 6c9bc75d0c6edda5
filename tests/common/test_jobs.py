from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.common import work
from goldseam.common.models import Job
from goldseam.common.models.job import LEASE, TRIES
from goldseam.common.tasks import task

done = []


@task
def remember(word: str):
    done.append(word)


@task
def fail(word: str):
    raise ValueError(word)


class JobTests(TestCase):
    def setUp(self):
        done.clear()

    def test_a_job_is_done_once_and_forgotten(self):
        remember.enqueue(word="once")

        work.do(Job.objects.claim())

        self.assertEqual(done, ["once"])
        self.assertFalse(Job.objects.exists())

    def test_a_claimed_job_belongs_to_one_worker(self):
        remember.enqueue(word="mine")

        self.assertIsNotNone(Job.objects.claim())
        self.assertIsNone(Job.objects.claim())

    def test_a_job_of_a_dead_worker_is_taken_over_when_its_lease_runs_out(self):
        remember.enqueue(word="again")
        lost = Job.objects.claim()
        self.let_lease_run_out(lost)

        work.do(Job.objects.claim())

        self.assertEqual(done, ["again"])

    def test_a_worker_that_was_taken_for_dead_spoils_nothing(self):
        remember.enqueue(word="late")
        slow = Job.objects.claim()
        self.let_lease_run_out(slow)
        Job.objects.claim()

        slow.finish()
        slow.retry_later(ValueError())
        slow.renew()

        job = Job.objects.get()
        self.assertEqual((job.tries, job.last_error), (2, ""))

    def test_a_long_job_keeps_its_lease(self):
        remember.enqueue(word="long")
        job = Job.objects.claim()
        self.let_lease_run_out(job)

        job.renew()

        self.assertGreater(Job.objects.get().due_at, timezone.now() + LEASE / 2)

    def test_what_fails_is_tried_again_with_longer_pauses(self):
        fail.enqueue(word="secret")
        pauses = []
        for _ in range(3):
            Job.objects.update(due_at=timezone.now())
            with self.assertLogs("goldseam.work"):
                work.do(Job.objects.claim())
            pauses.append(Job.objects.get().due_at - timezone.now())

        self.assertEqual(pauses, sorted(pauses))
        self.assertGreater(pauses[0], timedelta(seconds=30))

    def test_neither_log_nor_table_holds_what_people_wrote(self):
        fail.enqueue(word="Ana forgot the key")

        with self.assertLogs("goldseam.work") as log:
            work.do(Job.objects.claim())

        self.assertNotIn("Ana", "".join(log.output))
        self.assertIn("ValueError", "".join(log.output))
        self.assertEqual(Job.objects.get().last_error, "ValueError")

    def test_after_the_last_try_it_is_kept_for_people_to_see(self):
        fail.enqueue(word="never")
        Job.objects.update(tries=TRIES - 1)

        with self.assertLogs("goldseam.work"):
            work.do(Job.objects.claim())

        self.assertIsNotNone(Job.objects.get().given_up_at)
        self.assertIsNone(Job.objects.claim())

    def test_a_job_that_kills_its_workers_is_given_up(self):
        remember.enqueue(word="deadly")
        Job.objects.update(tries=TRIES)

        with self.assertLogs("goldseam.work"):
            work.do(Job.objects.claim())

        self.assertEqual(done, [])
        self.assertIsNotNone(Job.objects.get().given_up_at)

    def let_lease_run_out(self, job):
        Job.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=1))
