"""Questions that nearly every page asks: Django writes their SQL once, and then only the values change.

To write the SQL of a question takes Django longer, often ten times, than the database takes to answer it.

    @prepared
    def unread(person, organisation: int):                        # the function says it in Django's words …
        return Notification.objects.filter(person=person.pk, organisation=organisation, read_at=None)

    unread(request.user, organisation.pk)                         # … and is called for what was found, as a list

Only the SQL is kept, never an answer; there is one for each shape of the values. Numbers, texts, days and moments
differ within a shape. Nothing, yes and no belong to it, as does the length of a list and, of a person, their roles and
the number of their teams: the function may decide by these, and reckons with no other. Of a person it gets the sight;
of anything else that says its `shape` and its `keys`, such as `insights.asked.Asked`, what it has with other keys.
Whatever it takes from elsewhere has to be the same for ever; moments and kinds of content are not, so `Now()`, values
that are given and joins stand in their place: a day that the function makes by itself is refused. With other values,
such as a moment without its zone or a very long list, the question is asked as if it were not prepared.
"""

import re
from collections import Counter
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from types import SimpleNamespace

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import Value, prefetch_related_objects

# Stand-ins for values while the SQL is written, which no real value equals.
NUMBER = 2**62
TEXT = "\ue000"
MOMENT = datetime(8123, 4, 5, 6, 7, 8, 901234, tzinfo=UTC)
PLAIN = (int, str, date)  # A moment is a date too.
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # As SQLite is given days and moments.
LENGTHS = (25, 100, 400, 1_100)  # Of lists that are padded. The question of a longer one is not kept.
MOST = 300  # Of one question. Each takes up to 60 kB, and people differ in roles and number of teams.


def prepared(write):
    """Turns a function that says a question, as a queryset, into one that asks it."""
    statements: dict = {}

    @wraps(write)
    def ask(*values, **named) -> list:
        values = (*values, *named.values())
        shape = (connection.vendor, *named, *map(_shape, values))
        if NotImplemented in shape:
            return list(_called(write, values, named))
        statement = statements.get(shape)
        if statement is None:
            if len(statements) >= MOST:
                statements.clear()
            statement = statements[shape] = Statement(write, values, named)
        return statement.ask(_given(values))

    return ask


class Statement:
    """The SQL of a question for one shape of its values, with blanks where they go."""

    def __init__(self, write, values, named):
        blanks = [_blank(place, value) for place, value in enumerate(_given(values))]
        left = iter(blanks)
        self.queryset = _called(write, [_stand_in(value, left) for value in values], named)
        self.compiler = self.queryset.query.get_compiler(using=self.queryset.db)
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, params = "", ()
        blanks = [_written(blank) for blank in blanks]
        self.params = [(blanks.index(param), None) if param in blanks else (None, param) for param in params]
        self._refuse_changed_blanks()

    def ask(self, given: list) -> list:
        """What is found for these values."""
        if not self.sql:
            return []
        params = tuple(param if place is None else _written(given[place]) for place, param in self.params)
        found = list(self.queryset._iterable_class(self._about_to_ask(params)))
        prefetch_related_objects(found, *self.queryset._prefetch_related_lookups)
        return found

    def _about_to_ask(self, params: tuple):
        """As much of a queryset as reading its rows needs: copies, since threads share this statement."""
        compiler, query = copy(self.compiler), copy(self.queryset.query)
        compiler.connection = connections[self.queryset.db]
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        query.get_compiler = lambda *args, **kwargs: compiler
        known = self.queryset._known_related_objects
        names = {"model": self.queryset.model, "db": self.queryset.db, "_fields": self.queryset._fields}
        return SimpleNamespace(query=query, _known_related_objects=known, **names)

    def _refuse_changed_blanks(self) -> None:
        """A stand-in that a lookup or a limit has changed would stay in the SQL for ever, as would a day of today."""
        fixed = [param for place, param in self.params if place is None]
        words = " ".join([self.sql, *map(str, fixed)])
        if TEXT in words or str(NUMBER)[:12] in words or A_DAY.search(words):
            raise ValueError(f"This question cannot be prepared: {words}")


def _called(write, values, named):
    count = len(values) - len(named)
    return write(*values[:count], **dict(zip(named, values[count:], strict=True)))


def _shape(value):
    if value is None or value == "" or isinstance(value, bool):
        return value
    if isinstance(value, list):
        is_known = len(value) <= LENGTHS[-1] and all(isinstance(one, int) for one in value)
        return len(value) if is_known else NotImplemented
    if isinstance(value, int) and abs(value) >= NUMBER:
        return NotImplemented  # No column holds it: Django answers without asking, a database with an error.
    if isinstance(value, datetime) and value.tzinfo is None:
        return NotImplemented
    if isinstance(value, PLAIN):
        return type(value)
    return _whole(value).shape if _whole(value) else NotImplemented


def _given(values) -> list:
    """What differs within a shape, in the order of its blanks."""
    given: list = []
    for value in values:
        if isinstance(value, list):
            given += value
        elif _is_plain(value):
            given.append(value)
        elif whole := _whole(value):
            given += whole.keys
    return given


def _stand_in(value, blanks):
    if isinstance(value, list):
        return [next(blanks) for _ in value]
    if _is_plain(value):
        return next(blanks)
    whole = _whole(value)
    return whole.with_keys(blanks) if whole else value


def _whole(value):
    """What has several values that differ; None for anything else."""
    found = getattr(value, "sight", value)
    return found if hasattr(found, "with_keys") else None


def _is_plain(value) -> bool:
    return isinstance(value, PLAIN) and not isinstance(value, bool) and value != ""


def _blank(place: int, value):
    if isinstance(value, date):
        moment = MOMENT + timedelta(days=place)
        return moment if isinstance(value, datetime) else moment.date()
    return f"{TEXT}{place}" if isinstance(value, str) else NUMBER + place


def _written(value):
    """As a field of the database would hand it over."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def padded(keys: list[int]) -> list[int]:
    """The same keys in a list of one of a few lengths, so that questions about them stay prepared."""
    length = next((length for length in LENGTHS if length >= len(keys)), len(keys))
    return keys + keys[-1:] * (length - len(keys))


def prepared_counts(write):
    """Turns a function that says numbers in one row into one that asks for them, by name; 0 where nothing can be."""
    question = prepared(write)

    @wraps(write)
    def ask(*given) -> dict:
        return (question(*given) or [Counter()])[0]

    return ask


def in_one_row(rows, **counts):
    """What `rows.aggregate(**counts)` gives, as a queryset of one row, which can be prepared."""
    return rows.order_by().annotate(_one=Value(1)).values("_one").annotate(**counts).values(*counts)
