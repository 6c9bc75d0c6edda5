"""The index of words on PostgreSQL: a column of lexemes that follows from the entry, without any extension."""

from django.db import connection
from django.db.models.expressions import RawSQL

from goldseam.common.search.asking import Word, written


def newest(scope: str, asked, below: int, limit: int) -> list[tuple[int, str]]:
    """Keys and titles of the newest entries that answer.

    The question stands in the statement: a plan that is kept for all questions would read a million entries for a rare
    word, or for a common one.
    """
    question = written(asked, lambda word: _quoted(scope, word), " & ", " | ").replace("'", "''").replace("%", "%%")
    sql = f"""
        SELECT id, title FROM common_entry WHERE scope = %s AND lexemes @@ '{question}'::tsquery AND id < %s
        ORDER BY id DESC LIMIT %s
    """  # noqa: S608  (words are letters and digits, and quoted all the same)
    with connection.cursor() as cursor:
        cursor.execute(sql, [scope, below, limit])
        return cursor.fetchall()


def listed(keys: list[int]) -> RawSQL:
    """Many keys as one value: to write two thousand into a question takes longer than to answer it."""
    return RawSQL("SELECT unnest(%s::bigint[])", [keys])


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE common_entry")


def _quoted(scope: str, word: Word) -> str:
    text = f"{scope}{word.text}".replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'" + (":*" if word.is_beginning else "")
