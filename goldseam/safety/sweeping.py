"""What was sealed leaves the files of the database, also as it was before.

SQLite overwrites what is deleted, but keeps what was written in its log for a while; PostgreSQL keeps old rows until it
is asked to clean up.
"""

from django.db import connection

from goldseam.common.sqlite import shorten_log
from goldseam.common.tasks import task

SEALED = ("safety_ballotbox", "safety_ticket", "safety_pulsekey")


@task
def sweep():
    if connection.in_atomic_block:
        return
    if connection.vendor == "sqlite":
        shorten_log.call()
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {', '.join(SEALED)}")
