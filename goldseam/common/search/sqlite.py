"""The index of words on SQLite: an FTS5 table without texts or places, kept in step by triggers.

It stays small, thirty megabytes for a million events, and is read from its newest end. A word that is taken out is
found no more at once; its letters leave the file in the night, when the parts of the index are merged.
"""

import json

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from goldseam.common.search.asking import Word, written
from goldseam.common.tasks import task

PAGES = 400  # Of the index, merged in one go: some milliseconds in which nobody else writes.


def newest(scope: str, asked, below: int, limit: int) -> list[tuple[int, str]]:
    """Keys and titles of the newest entries that answer."""
    question = written(asked, lambda word: _quoted(scope, word), " AND ", " OR ")
    sql = """
        SELECT entry.id, entry.title
        FROM common_entry_words AS found JOIN common_entry AS entry ON entry.id = found.rowid
        WHERE common_entry_words MATCH %s AND found.rowid < %s ORDER BY found.rowid DESC LIMIT %s
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [question, below, limit])
        return cursor.fetchall()


def listed(keys: list[int]) -> RawSQL:
    """Many keys as one value: to write two thousand into a question takes longer than to answer it."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys)])


def clear() -> None:
    """Deletes all entries in one go: with their triggers that would take a minute."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'common_entry'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("INSERT INTO common_entry_words (common_entry_words) VALUES ('delete-all')")
        cursor.execute("DELETE FROM common_entry")
        for _name, sql in triggers:
            cursor.execute(sql)


@task
def overwrite_old_words():
    """Merges the parts of the index into one, in which no word is left that has been taken out."""
    while connection.vendor == "sqlite" and _merge():
        pass


def _quoted(scope: str, word: Word) -> str:
    return f'"{scope}{word.text}"' + (" *" if word.is_beginning else "")


@transaction.atomic
def _merge() -> bool:
    """Merges some pages; whether there were any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        before = cursor.fetchone()[0]
        cursor.execute("INSERT INTO common_entry_words (common_entry_words, rank) VALUES ('merge', %s)", [-PAGES])
        cursor.execute("SELECT total_changes()")
        return cursor.fetchone()[0] - before >= 2  # As SQLite's documentation tells it apart.
