"""The worker: does by itself what is due. A thread of the server, or `goldseam work`; any number side by side."""

import atexit
import logging
import signal
import threading
import time
import traceback
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections, connections, transaction
from django.utils.module_loading import import_string

from goldseam.common.models import Job, Turn
from goldseam.common.models.job import LEASE
from goldseam.common.tasks import task_named
from goldseam.common.waking import WAKE

PAUSE = 1  # Seconds between two looks, unless somebody wakes the worker.
REST = 0.1  # After work, so that what happens meanwhile is done together.
PAUSE_AFTER_ERROR = 5
LOOK_AT_SCHEDULE = 15
JOBS_IN_A_ROW = 20

logger = logging.getLogger("goldseam.work")


def start_in_background() -> "Worker":
    """Starts the worker as a thread of this process. Asking again while it runs starts no other."""
    if not (_background and _background[-1].thread.is_alive()):
        worker = Worker()
        _background[:] = [worker]
        atexit.register(worker.stop)
        worker.thread.start()
    return _background[-1]


_background: list["Worker"] = []


def work() -> None:
    """Works until the process is asked to stop, and finishes what it is doing then."""
    worker = Worker()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: setattr(worker, "is_stopping", True))
    worker.run()


class Worker:
    """Looks for what is due, does it, and sleeps until it is woken or a second has passed."""

    def __init__(self):
        self.is_stopping = False
        self.thread = threading.Thread(target=self.run, name="goldseam-work", daemon=True)
        self.looked_at_schedule = float("-inf")

    def run(self) -> None:
        while not self.is_stopping:
            WAKE.clear()
            if self.round():
                time.sleep(REST)
            else:
                WAKE.wait(PAUSE)
        connections.close_all()

    def stop(self, wait: float = 10) -> None:
        """Lets it finish what it is doing. What takes longer is done by somebody else when the lease runs out."""
        self.is_stopping = True
        WAKE.set()
        if self.thread.is_alive():
            self.thread.join(wait)

    def round(self) -> bool:
        """One look at everything; whether there was something to do. A database that is away is waited for."""
        close_old_connections()
        try:
            done = [_done_by(always) for always in _plan().ALWAYS]
            self._begin_what_is_scheduled()
            return any([*done, self._do_jobs()])
        except DatabaseError as error:
            _log("Waiting for the database", error)
            WAKE.wait(PAUSE_AFTER_ERROR)
            return False
        finally:
            close_old_connections()

    def _begin_what_is_scheduled(self) -> None:
        if time.monotonic() - self.looked_at_schedule < LOOK_AT_SCHEDULE:
            return
        self.looked_at_schedule = time.monotonic()
        for cron, name in _plan().SCHEDULE:
            with transaction.atomic():
                if Turn.take(name, cron):
                    task_named(name).enqueue()

    def _do_jobs(self) -> bool:
        for count in range(JOBS_IN_A_ROW):
            job = None if self.is_stopping else Job.objects.claim()
            if job is None:
                return count > 0
            do(job)
        return True


def do(job: Job) -> None:
    """Does a claimed job. What fails is tried again later; the log says where, and nothing of what people wrote."""
    try:
        with lease_kept(job):
            if job.has_failed_too_often:
                raise LostTooOften
            task_named(job.task).call(**job.arguments)
    except Exception as error:
        _log(f"{job.task}, try {job.tries}", error)
        job.retry_later(error)
    else:
        job.finish()


class LostTooOften(Exception):
    """Each worker that took this job died of it."""


@contextmanager
def lease_kept(job: Job):
    """Renews the lease while the work takes longer than expected."""
    is_done = threading.Event()
    keeper = threading.Thread(target=_renew, args=(job, is_done), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_done.set()
        keeper.join()


def _renew(job: Job, is_done: threading.Event) -> None:
    while not is_done.wait(LEASE.total_seconds() / 3):
        try:
            job.renew()
        except DatabaseError as error:
            _log("Renewing a lease", error)
        finally:
            connections.close_all()


def _done_by(name: str) -> bool:
    """Calls what is done on every round. If it fails, the rest of the round is done all the same."""
    try:
        return bool(import_string(name)())
    except DatabaseError:
        raise
    except Exception as error:
        _log(name, error)
        return False


def _plan():
    from config import schedule

    return schedule


def _log(what: str, error: Exception) -> None:
    """The kind of error and the place in the code; its message could hold personal text."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    logger.error("%s: %s%s", what, type(error).__name__, place)
