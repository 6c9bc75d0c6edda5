"""On PostgreSQL rows tell in which order they were written, and between which other writes. Once a day that goes.

Someone signs in, and three boxes are written next: whoever reads the tables would know whose they are.
"""

from django.db import OperationalError, connection, transaction

from goldseam.common.tasks import task

PATIENCE = "2s"  # Who waits for the table keeps all others waiting who want to write in it.


@task
def mix_boxes():
    """SQLite keeps rows in the order of their keys, which are of chance, and no number of a transaction."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resilience_vault SET revision = revision")
    try:
        _write_anew_in_order_of_keys()
    except OperationalError:
        return  # A dump of the database is being made, say. Tomorrow is another day.


@transaction.atomic
def _write_anew_in_order_of_keys() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute("CLUSTER resilience_vault USING resilience_vault_pkey")
