"""Looking after a SQLite file. On other databases nothing here does anything.

What is written goes to a log (the file ending in `-wal`) and from there into the database. Two connections that move
it at the same moment can, with some builds of SQLite, damage the file; so connections leave it to the worker.
"""

import logging
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from goldseam.common.tasks import task

ENOUGH = 4 * 1024 * 1024

logger = logging.getLogger("goldseam.sqlite")


def checkpoint() -> bool:
    """Moves the log into the database once there is enough of it. Nobody has to wait for that."""
    if (file := _file()) and _size_of_log(file) >= ENOUGH:
        with _alone(file) as is_alone:
            if is_alone:
                _pragma("wal_checkpoint(PASSIVE)")
    return False  # Nothing that would ask for another round.


@task
def shorten_log():
    """Moves all of the log and gives its space back. Gives way where somebody reads just then."""
    if not (file := _file()):
        return
    with _alone(file) as is_alone:
        if is_alone:
            waits = _pragma("busy_timeout")[0][0]
            _pragma("busy_timeout=500")
            _pragma("wal_checkpoint(TRUNCATE)")
            _pragma(f"busy_timeout={waits}")


@task
def check_integrity():
    """Reads the whole file and says in the log if something in it is broken: then it is time for a backup."""
    if _file() and (found := _pragma("quick_check")) != [("ok",)]:
        logger.critical("The database file is damaged (%s findings). Restore the last backup.", len(found))


@task
def learn_sizes():
    """Looks at a sample of each table, so that the right index is chosen where there are very many rows.

    Without it, finding a rare tag among a million events takes half a second; with it, a few milliseconds.
    Connections that are open already go on as before.
    """
    if _file():
        _pragma("analysis_limit=1000")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _file() -> Path | None:
    name = str(connection.settings_dict["NAME"])
    return Path(name) if connection.vendor == "sqlite" and Path(name).is_file() else None


def _size_of_log(file: Path) -> int:
    log = file.with_name(f"{file.name}-wal")
    return log.stat().st_size if log.exists() else 0


@contextmanager
def _alone(file: Path):
    """Whether no other worker of this machine is at it."""
    try:
        import fcntl
    except ImportError:
        yield True  # Windows, where the embedded worker is the only one.
        return
    with open(file.with_name(f"{file.name}-checkpoint"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _pragma(words: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        return cursor.fetchall()
