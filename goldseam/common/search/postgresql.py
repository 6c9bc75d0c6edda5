"""The index of words on PostgreSQL: a column of lexemes that follows from the entry, without any extension."""

from django.db import connection
from django.db.models.expressions import RawSQL

from goldseam.common.search.asking import Word, written
from goldseam.common.search.vocabulary import vocabulary


def newest(scope: str, asked, below: int, limit: int) -> list[tuple[int, str]]:
    """Keys and titles of the newest entries that answer.

    What is common is found from the newest end, what is rare by the index of words alone. PostgreSQL guesses which is
    which from single words, and may read all entries for two common ones that never meet. The question stands in the
    statement, since a plan that is kept for all questions cannot fit each.
    """
    question = written(asked, lambda word: _quoted(scope, word), " & ", " | ").replace("'", "''").replace("%", "%%")
    found = f"SELECT id, title FROM common_entry WHERE lexemes @@ '{question}'::tsquery"  # noqa: S608  (quoted above)
    values: list = [below, limit]
    if vocabulary(scope).is_rare(asked):
        sql = f"SELECT * FROM ({found} OFFSET 0) AS found WHERE id < %s"  # noqa: S608
    else:
        sql, values = f"{found} AND scope = %s AND id < %s", [scope, *values]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY id DESC LIMIT %s", values)
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
