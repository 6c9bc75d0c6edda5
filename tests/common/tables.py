"""What a new database looks like, printed as JSON: python -m tests.common.tables at-once|step-by-step

Works on the install that the environment names, which must have no tables yet.
"""

import json
import re
import sys

import django

SQLITE = {
    "columns": """SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
                  FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'""",
    "references": """SELECT m.name, k."table", k."from", k."to", k.on_delete
                     FROM sqlite_master m, pragma_foreign_key_list(m.name) k WHERE m.type = 'table'""",
    "others": "SELECT type, name, sql FROM sqlite_master WHERE type != 'table'",
}
POSTGRESQL = {
    "columns": """SELECT table_name, column_name, udt_name, character_maximum_length, is_nullable, column_default,
                  is_identity, generation_expression FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                      WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}


def main(way: str) -> None:
    django.setup()
    draw_each_new_model_alone()
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    call_command("migrate" if way == "at-once" else Command(), interactive=False, verbosity=0)
    print(json.dumps(look(), sort_keys=True))


def draw_each_new_model_alone() -> None:
    """Django draws all related models again for each new one, though none of them has changed. That takes half of all
    the time, and no table looks different for it."""
    from django.db.migrations.state import ProjectState

    def add(state, model):
        key = model.app_label, model.name_lower
        state.models[key] = model
        if state._relations is not None:
            state.resolve_model_relations(key)
        if "apps" in state.__dict__:
            state.apps.render_multiple([model])

    ProjectState.add_model = add


def look() -> dict:
    from django.db import connection

    with connection.cursor() as cursor:
        told = {name: _rows(cursor, asked) for name, asked in _questions(connection.vendor).items()}
        if connection.vendor == "sqlite":
            told["checks"] = _checks(cursor)
    return told


def _questions(vendor: str) -> dict[str, str]:
    asked = SQLITE if vendor == "sqlite" else POSTGRESQL
    return asked | {"done": "SELECT app, name FROM django_migrations"}


def _rows(cursor, asked: str) -> list[str]:
    cursor.execute(asked)
    return sorted(re.sub(r"\s+", " ", str(row)) for row in cursor.fetchall())


def _checks(cursor) -> list[str]:
    """SQLite tells constraints and generated columns only as part of the words that made a table."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    clauses = r'CONSTRAINT "\w+" (?:CHECK|UNIQUE) \([^,]*\)|GENERATED ALWAYS AS .*? (?:STORED|VIRTUAL)'
    return sorted(str((name, sorted(re.findall(clauses, sql)))) for name, sql in cursor.fetchall())


if __name__ == "__main__":
    main(sys.argv[1])
