"""Wakes the worker of this process, so that it need not look for itself. Workers elsewhere look once a second."""

import threading

from django.db import transaction

WAKE = threading.Event()


def wake_after_commit() -> None:
    """The worker sees what this transaction writes only once it is committed."""
    transaction.on_commit(WAKE.set)
