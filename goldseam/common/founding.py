"""All tables of a new database, made at once.

Step by step, each migration has every model rendered again, which takes as long as there are models, squared. What has
no tables yet needs no steps: it gets the tables as they are after the last one, and what migrations did by hand (an
index of words, triggers, the table of the cache) in their order. A test holds both ways against each other.
"""

from contextlib import contextmanager

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL

BY_HAND = (RunPython, RunSQL)
LOCK = 7_025_116


def is_new(connection) -> bool:
    """Whether nothing has ever been kept there."""
    return not connection.introspection.table_names()


@contextmanager
def one_after_the_other(connection):
    """On PostgreSQL several servers may start at the same moment: each waits until the one before has its tables, and
    all that follows from them. On SQLite there is one server."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def make_tables(connection) -> None:
    """Makes all tables in one transaction, and notes every migration as done."""
    executor = MigrationExecutor(connection)
    ends = executor.loader.graph.leaf_nodes()
    plan = [migration for migration, _is_backwards in executor.migration_plan(ends)]
    state = executor.loader.project_state(ends)
    with connection.schema_editor() as editor:
        for model in (executor.recorder.Migration, *_models(state, connection)):
            editor.create_model(model)
        for migration in plan:
            _do_by_hand(migration, editor, state)
            executor.recorder.record_applied(migration.app_label, migration.name)


def _models(state, connection):
    return [model for model in state.apps.get_models() if model._meta.can_migrate(connection)]


def _do_by_hand(migration, editor, state) -> None:
    for operation in migration.operations:
        if isinstance(operation, BY_HAND):
            operation.database_forwards(migration.app_label, editor, state, state)
