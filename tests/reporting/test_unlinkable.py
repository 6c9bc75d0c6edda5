"""Anonymous means unlinkable: a report goes in through the real door, and then everything is searched for its sender.

Whoever sends here does so as carelessly as people do: signed in, with a cookie, a browser that says its name, behind
a proxy that says their address, from a page of the intranet, with a photo that knows where and when it was taken.
"""

import base64
import json
import logging
import re
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zipfile import ZipFile

from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TransactionTestCase, override_settings
from django.utils import timezone
from PIL import Image

from goldseam.activity.delivery import deliver
from goldseam.cli.archive.writing import write
from goldseam.common.models import Job
from goldseam.common.search.filling import work as fill_search
from goldseam.common.work import do
from goldseam.events.models import Event
from goldseam.reporting.models import Message, Report, Sealed, Thanks
from goldseam.reporting.opening import open_sealed
from tests import make
from tests.pictures import MAKER, jpeg

TEXT = "The wrong vial lay ready in the second drawer."
ANSWER = "It was the drawer on the left."
BROWSER, ADDRESS, PROXY, PAGE = "NosyBrowser/77", "203.0.113.77", "198.51.100.9", "https://intranet.example.org/~cy"
PHOTO = "cy-in-room-3.jpg"

# What could tell who it was, wherever it stood.
TRACES = {
    "the browser": BROWSER,
    "the address": ADDRESS,
    "the proxy": PROXY,
    "the page before": PAGE,
    "the name of the file": PHOTO,
    "the maker of the phone": MAKER,
    "the owner of the phone": "Cy Twombly",
    "the moment of the photo": "2026:03:10",
    "the name that was typed": "Sam Seldom",
    "the number that was typed": "0771234567",
}


ENCODED = re.compile(r'"[A-Za-z0-9+/]{200,}={0,2}"')  # Pictures, in the archive.
CODE = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}\b")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")


def tables(test):
    """Every column of every row that is new since it was sent, also in tables that no model has."""
    for table, rows in test.new_rows():
        for row in rows:
            yield f"table {table}", "\n".join(map(_words, row))


def database_file(test):
    """The bytes of the database and of its log, what was deleted and not yet overwritten included."""
    for file in _database_files():
        yield f"the database, {file.suffix}", file.read_bytes().decode("latin-1")


def log(test):
    yield from (("the log", line) for line in test.lines)


def headers(test):
    for answer in test.answers:
        yield "the headers of an answer", "\n".join(f"{name}: {value}" for name, value in answer.items())
        yield "the cookies of an answer", answer.cookies.output()


def files(test):
    for file in test.kept_files():
        yield f"the name of {file}", str(file.relative_to(settings.MEDIA_ROOT))
        yield f"the file {file}", file.read_bytes().decode("latin-1")


def archive(test):
    with TemporaryDirectory() as folder:
        write(Path(folder) / "backup.zip")
        with ZipFile(Path(folder) / "backup.zip") as backup:
            for name in backup.namelist():
                yield f"{name} of the archive", f"{name}\n" + ENCODED.sub(_decoded, backup.read(name).decode("latin-1"))


def letters(test):
    yield from (("a mail", letter.message().as_string()) for letter in mail.outbox)


# Every place that is searched, before the morning and after it.
PLACES = {
    "every column of every table, also of sessions, cache, jobs, forms that were sent, and the search": tables,
    "the bytes of the database, with what was deleted": database_file,
    "the log of every logger": log,
    "headers and cookies of every answer": headers,
    "uploaded files, their names and bytes": files,
    "the archive that `goldseam backup` writes": archive,
    "mail": letters,
}


class UnlinkableTests(TransactionTestCase):
    maxDiff = None

    def setUp(self):
        folder = self.enterContext(TemporaryDirectory())
        self.enterContext(override_settings(MEDIA_ROOT=folder))
        # Larger uploads would lie in a file for a moment, and its time would tell when they came.
        self.enterContext(patch("tempfile.NamedTemporaryFile", side_effect=AssertionError("a file of an upload")))
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.bo = make.member(self.acme, "Bo")
        self.letterbox = make.letterbox(self.acme)
        signed_in = Client()
        signed_in.force_login(self.bo)
        signed_in.get("/acme/")
        self.client = Client(
            HTTP_USER_AGENT=BROWSER, HTTP_X_FORWARDED_FOR=ADDRESS, HTTP_REFERER=PAGE, REMOTE_ADDR=PROXY
        )
        self.client.cookies = signed_in.cookies
        self.answers: list = []
        self.lines = self.enterContext(every_log())
        self.before = self.before_sending = every_table()
        self.sent_at = timezone.now()

    def test_nothing_ties_a_report_to_a_person_before_or_after_the_morning(self):
        code = self.send(TEXT, name="Sam Seldom", contact="0771234567", picture=SimpleUploadedFile(PHOTO, jpeg()))
        self.assertEqual(self.changed(), {"reporting_sealed"})
        self.assertEqual(self.kept_files(), [])
        self.assert_no_trace(code)

        with the_morning_after() as morning:
            self.open_all()
            self.assertEqual(self.read(code).status_code, 200)
        event = Event.objects.get()
        self.assertEqual((event.text, event.logged_by, event.logged_at), (TEXT, None, morning))
        self.assert_no_trace(code)
        self.assert_no_moment_before(morning)
        self.assert_nobody_is_named()
        self.assert_a_bare_picture()

        # Ana thanks and asks under her own name; the answer comes with the receipt.
        with the_morning_after():
            Thanks.give(event, by=self.ana, text="Thank you.")
            Message.ask(event, by=self.ana, text="Which drawer?")
        self.before = every_table()
        self.answer(code, ANSWER)
        self.assertEqual(self.changed(), {"reporting_sealed"})
        with the_morning_after(days=2) as morning:
            self.open_all()
        self.assertEqual(Message.objects.get(text=ANSWER).by, None)
        self.assert_no_trace(code)
        self.assert_no_moment_before(morning - timedelta(days=1))

    def test_the_order_of_rows_says_nothing_and_what_was_sealed_leaves_the_database(self):
        sent = [f"Report number {number}" for number in range(12)]
        for text in sent:
            self.send(text)

        kept = _column("SELECT content FROM reporting_sealed", lambda value: json.loads(value)["text"])
        by_key = [sealed.content["text"] for sealed in Sealed.objects.order_by("pk")]
        keys = [sealed.pk.hex for sealed in Sealed.objects.all()]
        if connection.vendor == "sqlite":
            self.assertEqual(_in_the_file(keys), keys)
        else:  # It keeps the number of the transaction that wrote a row, and those are counted.
            self.assertEqual(len(set(_column("SELECT xmin::text FROM reporting_sealed", str))), 1)
        with the_morning_after():
            self.open_all()
        logged = [event.text for event in Event.objects.order_by("number")]

        self.assertEqual(sorted(logged), sorted(sent))
        # Each would be in the order of sending once in 479 million times.
        self.assertNotIn(sent, (kept, by_key, logged, [report.event.text for report in Report.objects.order_by("pk")]))
        self.assertEqual(_in_the_file(keys), [])

    def send(self, text, **more) -> str:
        """Through the form of the letterbox; the code of the receipt from the page that says thank you."""
        path = f"/report/{self.letterbox.key}"
        self.answers.append(self.client.get(path))
        once = re.search(r'name="once" value="([^"]+)"', self.answers[-1].content.decode())[1]
        sent = {"text": text, "identity": "anonymous", "once": once, "seen_names": "on", "seen_conduct": "on"}
        self.answers.append(self.client.post(path, sent | more))
        self.assertEqual(self.answers[-1].status_code, 201)
        return re.search(r"\b(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}\b", self.answers[-1].content.decode())[
            0
        ]

    def read(self, code):
        self.answers.append(self.client.post("/report/receipt", {"code": code}))
        return self.answers[-1]

    def answer(self, code, text):
        self.answers.append(self.client.post("/report/receipt/answer", {"code": code, "text": text}))
        self.assertEqual(self.answers[-1].status_code, 200)

    def open_all(self):
        """What a worker does in the morning."""
        open_sealed.call()
        while deliver() or fill_search():
            pass
        while job := Job.objects.claim():
            do(job)

    def assert_no_trace(self, code):
        signs = code.replace("-", "")
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        traces = TRACES | {"the code": code, "the code without gaps": signs, "the code in small letters": signs.lower()}
        for place, searched in PLACES.items():
            for where, words in searched(self):
                found = [name for name, trace in traces.items() if trace in words]
                if "session" not in where and "database" not in where and "archive" not in where:
                    found += ["the session"] * (session in words)
                self.assertEqual(found, [], f"{place}: {where}")
        self.assertEqual([line for line in self.lines if TEXT in line or ANSWER in line], [])
        self.assertEqual([answer.cookies.output() for answer in self.answers], [""] * len(self.answers))

    def assert_no_moment_before(self, morning):
        """No time of day since the report was sent, but those of the morning."""
        for table, rows in self.new_rows():
            moments = {moment for row in rows for value in row for moment in _moments(value)}
            early = {at for at in moments if self.sent_at - timedelta(hours=1) < at < morning}
            self.assertEqual(early, set(), table)

    def assert_nobody_is_named(self):
        """New rows name the keeper or nobody."""
        people = _columns_of_people()
        for table, rows in self.new_rows():
            named = {row[place] for row in rows for place in people[table]}
            self.assertNotIn(self.bo.pk, named, table)

    def new_rows(self):
        for table, rows in every_table().items():
            yield table, set(rows) - set(self.before_sending[table])

    def assert_a_bare_picture(self):
        (file,) = self.kept_files()
        with Image.open(file) as picture:
            self.assertEqual((dict(picture.getexif()), picture.info.get("comment")), ({}, None))

    def changed(self) -> set[str]:
        """The tables in which anything is different now."""
        now = every_table()
        return {table for table in now if sorted(map(repr, now[table])) != sorted(map(repr, self.before[table]))}

    def kept_files(self) -> list[Path]:
        return [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]


def every_table() -> dict[str, list[tuple]]:
    with connection.cursor() as cursor:
        return {name: _rows(cursor, name) for name in _table_names(cursor)}


def _table_names(cursor) -> list[str]:
    """All of them. The index of words cannot be read as one; it lies in further tables, which can."""
    return [name for name in connection.introspection.table_names(cursor) if name != "common_entry_words"]


def _rows(cursor, table: str) -> list[tuple]:
    cursor.execute(f'SELECT * FROM "{table}"')
    return [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _columns_of_people() -> dict[str, list[int]]:
    """By table the places of columns that name a person."""
    introspection = connection.introspection
    with connection.cursor() as cursor:
        found = {}
        for table in _table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
            names = [column[0] for column in cursor.description]
            relations = introspection.get_relations(cursor, table)
            found[table] = [
                names.index(name) for name, (_to, other, *_) in _pairs(relations) if other == "people_person"
            ]
        return found


def _pairs(relations: dict):
    """Column, and what it points to: other column and other table."""
    return ((name, (other[0], other[1])) for name, other in relations.items())


def _column(sql: str, read) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [read(value) for (value,) in cursor.fetchall()]


def _plain(value):
    if isinstance(value, memoryview):
        return bytes(value)
    return value if value is None or isinstance(value, str | bytes | int | float | datetime) else str(value)


def _words(value) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _decoded(found) -> str:
    return base64.b64decode(found[0].strip('"')).decode("latin-1")


def _moments(value):
    """The times of day in a value, also those that a program would write as a number."""
    if isinstance(value, datetime):
        yield value if value.tzinfo else value.replace(tzinfo=UTC)
    elif isinstance(value, int | float) and 1e9 < value < 1e14:
        yield datetime.fromtimestamp(value / (1000 if value > 1e11 else 1), tz=UTC)
    elif isinstance(value, str):
        for found in MOMENT.findall(value):
            yield datetime.fromisoformat(found).replace(tzinfo=UTC)


def _database_files() -> list[Path]:
    if connection.vendor != "sqlite":
        return []
    file = Path(connection.settings_dict["NAME"])
    return [one for one in (file, file.with_name(f"{file.name}-wal")) if one.exists()]


def _in_the_file(keys: list[str]) -> list[str]:
    contents = [file.read_bytes() for file in _database_files()]
    return [key for key in keys if any(key.encode() in content for content in contents)]


@contextmanager
def the_morning_after(days=1):
    """All clocks of the product stand at six in the morning."""
    day = (timezone.now() + timedelta(days=days)).date()
    morning = datetime.combine(day, time(6), UTC)
    with patch.object(timezone, "now", return_value=morning):
        yield morning


@contextmanager
def every_log():
    """Whatever any logger says, however unimportant. Pillow's asides name the marks of a photo that it leaves out."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    pillow, named = logging.getLogger("PIL"), logging.root.manager.loggerDict.values()
    every = [logging.root, *(one for one in named if isinstance(one, logging.Logger))]
    levels = {one: one.level for one in every}
    for one in every:
        one.setLevel(logging.NOTSET if one.level == logging.NOTSET else logging.DEBUG)
        if one is logging.root or not one.propagate:
            one.addHandler(handler)
    pillow.setLevel(logging.INFO)  # From which on the product writes its log.
    try:
        yield lines
    finally:
        for one, level in levels.items():
            one.setLevel(level)
            one.removeHandler(handler)
