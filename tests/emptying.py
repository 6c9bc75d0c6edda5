"""What a test without a transaction of its own wrote is taken out again, and nothing else is touched.

Django empties every table instead, and makes the types of content anew. With more than 200 tables that takes longer
than most of these tests.
"""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connections
from django.test import TransactionTestCase

KEPT = {ContentType._meta.db_table, Permission._meta.db_table}  # Written by migrations, not by tests.


def hurry() -> None:
    TransactionTestCase._fixture_teardown = _empty  # type: ignore[method-assign]


def _empty(test) -> None:
    for name in test._databases_names(include_mirrors=False):
        connection = connections[name]
        tables = {*connection.introspection.django_table_names(only_existing=True, include_views=False)} - KEPT
        connection.ops.execute_sql_flush(_statements(connection, sorted(tables)))


def _statements(connection, tables: list[str]) -> list[str]:
    if connection.vendor == "sqlite" or not _may_pass_over_references(connection):
        return connection.ops.sql_flush(no_style(), tables)
    # To truncate is dear for each table, empty or not, and all that refer to it would have to go along.
    without_references = "SET LOCAL session_replication_role = replica"
    return [without_references, *(f'DELETE FROM "{table}"' for table in _written(connection, tables))]


def _may_pass_over_references(connection) -> bool:
    return _column(connection, "SELECT current_setting('is_superuser')") == ["on"]


def _written(connection, tables: list[str]) -> list[str]:
    return _column(connection, " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\")" for t in tables))


def _column(connection, asked: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [row[0] for row in cursor.fetchall()]
