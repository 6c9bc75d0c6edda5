"""The index of words that the database keeps beside the entries: twins, chosen by the database at hand."""

from types import ModuleType

from django.db import connection

from goldseam.common.search import postgresql, sqlite


def texts() -> ModuleType:
    """`newest(scope, asked, below, limit)`, `listed(keys)` and `clear()` of this database."""
    return postgresql if connection.vendor == "postgresql" else sqlite
