"""Anonymous means unlinkable: here somebody tries to find out what one person answered. Each test is one attempt.

Whoever tries has the files of the database, copies between any two answers, all pages of all people, mail, logs and
backups; but not the secret of the install. What they could do with that as well, the last test shows.
"""

import itertools
import re
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zipfile import ZipFile

from django.conf import settings
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, TestCase, TransactionTestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Notification
from goldseam.cli.archive.writing import write
from goldseam.common.models import Job
from goldseam.common.work import do
from goldseam.safety import pulsing
from goldseam.safety.models import BallotBox, Invited, PulseComment, PulseKey, Tally, Ticket
from goldseam.safety.models.box import Unreadable, mark_of
from goldseam.safety.results import results_of, trend_of
from goldseam.safety.sweeping import sweep
from tests import make
from tests.reporting.test_unlinkable import _database_files, every_log, every_table
from tests.safety.pulses import (
    VECTOR,
    all_answer,
    answer,
    asked_and_closed,
    group_of,
    later,
    many,
    opened,
    planned,
    scattered,
)

SECRET_WORDS = "The keys lie under the third stone."
BROWSER, ADDRESS = "NosyBrowser/77", "203.0.113.77"
LINK = re.compile(r"/pulse/([0-9A-Z-]{23})")
DOCS = Path(__file__).parents[2] / "docs"
TIED = {"safety_ballotbox"}  # The only table that an answer may touch.


class World:
    """A ward of so many, where one person answers as carelessly as people do."""

    size = 10

    @classmethod
    def setUpTestData(cls):
        cls.build(cls)

    def build(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana, size="organisation")
        self.ward = make.team(self.acme, "Ward", many(self.acme, self.size))
        self.people = list(self.ward.members.order_by("pk"))
        self.victim = self.people[4]

    def client_of(self, person) -> Client:
        client = Client(HTTP_USER_AGENT=BROWSER, REMOTE_ADDR=ADDRESS)
        client.force_login(person)
        return client

    def send(self, client, code, row, comment=""):
        form = {f"item{number}": step for number, step in enumerate(row, 1)} | {"comment": comment, "send": "1"}
        return client.post(reverse("pulse:show", args=[code]), form)

    def code(self, pulse, person) -> str:
        return pulse.code_for(person, group_of(pulse, self.ward))

    def work(self):
        while deliver():
            pass
        while job := Job.objects.claim():
            do(job)


class FilesOfTheDatabaseTests(World, TransactionTestCase):
    """Committed, as it is in the product."""

    def setUp(self):
        self.build()

    def test_one_answer_changes_one_row_that_looks_like_before(self):
        """Attempt: compare every column of every table before and after it, for who, what, when and how long."""
        pulse = opened(self.acme)
        code, client = self.code(pulse, self.victim), self.client_of(self.victim)
        before = every_table()

        with every_log() as lines:
            sent = self.send(client, code, VECTOR[0], SECRET_WORDS)

        after = every_table()
        self.assertEqual(sent.status_code, 302)
        self.assertEqual(
            {name for name in after if sorted(map(repr, after[name])) != sorted(map(repr, before[name]))}, TIED
        )
        self.assertEqual(_shape(before), _shape(after))
        self.assertEqual(sent.cookies.output(), "")
        told = "\n".join(lines)
        for trace in (code, code.replace("-", ""), SECRET_WORDS, BROWSER, ADDRESS):
            self.assertNotIn(trace, told)

    def test_a_long_answer_is_as_large_as_a_short_one_and_an_hour_without_any(self):
        """Attempt: tell by sizes who wrote much; tell by a copy every hour whether anybody answered."""
        pulse = opened(self.acme)
        rows = [_box()]
        answer(pulse, self.people[0], self.ward, {1: 4})
        rows.append(_box())
        answer(pulse, self.people[1], self.ward, VECTOR[0], "ü" * 500)
        rows.append(_box())
        pulsing.stir_boxes.call()
        rows.append(_box())

        self.assertEqual({tuple(map(len, row)) for row in rows}, {tuple(map(len, rows[0]))})
        self.assertEqual(len({part for row in rows for part in row}), 2 * len(rows))

    def test_words_and_codes_are_in_no_byte_of_the_files(self):
        """Attempt: search the file, its free pages and its log for the comment, the code, and old boxes."""
        pulse = opened(self.acme)
        codes = [self.code(pulse, person) for person in self.people]
        boxes = [_box()[1][:64]]
        for person, row in zip(self.people, scattered(self.size), strict=True):
            answer(pulse, person, self.ward, row, SECRET_WORDS)
            boxes.append(_box()[1][:64])
        self.assertEqual(_found([SECRET_WORDS.encode(), *(code.encode() for code in codes)]), [])

        pulse.close()
        sweep.call()

        self.assertEqual(_found([*boxes, *(code.encode() for code in codes)]), [])

    def test_the_order_of_rows_leads_to_nobody(self):
        """Attempt: match tickets with people by the order in which the database keeps them."""
        pulse = opened(self.acme)
        by_person = [Ticket.by_code(self.code(pulse, person)).pk for person in self.people]
        place = "rowid" if connection.vendor == "sqlite" else "ctid"

        kept = _column(f"SELECT id FROM safety_ticket ORDER BY {place}")

        self.assertEqual(sorted(kept), sorted(by_person))
        self.assertNotIn(by_person, (kept, kept[::-1], sorted(kept)))  # Once in a million times.
        if connection.vendor == "postgresql":
            numbers = {
                *_column("SELECT xmin::text FROM safety_ticket"),
                *_column("SELECT xmin::text FROM safety_invited"),
            }
            self.assertEqual(len(numbers), 1)

    def test_the_row_versions_of_postgresql_are_the_same_for_every_ticket_after_an_answer(self):
        """Attempt: look which ticket was written last."""
        pulse = opened(self.acme)
        before = every_table()["safety_ticket"]

        answer(pulse, self.victim, self.ward, VECTOR[0])

        self.assertEqual(every_table()["safety_ticket"], before)
        if connection.vendor == "postgresql":
            self.assertEqual(len(set(_column("SELECT xmin::text FROM safety_ticket"))), 1)

    def test_backups_hold_what_the_database_holds(self):
        """Attempt: open the archive of `goldseam backup` that was written while the pulse ran."""
        pulse = opened(self.acme)
        code = self.code(pulse, self.victim)
        answer(pulse, self.victim, self.ward, VECTOR[0], SECRET_WORDS)

        with TemporaryDirectory() as folder:
            write(Path(folder) / "backup.zip")
            with ZipFile(Path(folder) / "backup.zip") as backup:
                words = "".join(backup.read(name).decode("latin-1") for name in backup.namelist())

                names = {name.removeprefix("tables/") for name in backup.namelist()}
        for trace in (code, code.replace("-", ""), SECRET_WORDS, settings.SECRET_KEY):
            self.assertNotIn(trace, words)
        # What is destroyed at the closing must be in no copy that stays.
        self.assertTrue({"safety.pulsegroup", "safety.invited"} <= names)
        self.assertFalse({"safety.ballotbox", "safety.ticket", "safety.pulsekey"} & names)


class SuccessiveCopiesTests(World, TestCase):
    def test_copies_between_any_two_answers_differ_in_one_sealed_row(self):
        """Attempt: take a copy after each answer and see who is new in it."""
        pulse = opened(self.acme)
        copies = [every_table()]
        for person, row in zip(self.people, scattered(self.size), strict=True):
            answer(pulse, person, self.ward, row)
            copies.append(every_table())

        for earlier, later_one in itertools.pairwise(copies):
            changed = {name for name in later_one if later_one[name] != earlier[name]}
            self.assertEqual((changed, _shape(earlier) == _shape(later_one)), (TIED, True))

    def test_a_copy_from_while_it_ran_and_one_from_after_it_closed(self):
        """Attempt: find in the later copy which of the numbers came from which ticket of the earlier one."""
        pulse = opened(self.acme)
        answer(pulse, self.victim, self.ward, VECTOR[0], SECRET_WORDS)
        for person in self.people[5:]:
            answer(pulse, person, self.ward, VECTOR[1])
        pulse.close()

        tables = every_table()
        for gone in ("safety_ballotbox", "safety_ticket", "safety_pulsekey"):
            self.assertEqual(tables[gone], [])
        # Six of ten answered: a comment takes ten, and nobody's row of answers is anywhere.
        self.assertEqual((tables["safety_pulsecomment"], Tally.objects.count()), ([], 1))
        self.assertNotIn(SECRET_WORDS, repr(tables))

    def test_a_code_found_in_an_old_mail_leads_nowhere_afterwards(self):
        """Attempt: keep somebody's link, and use it or its hash when the pulse is over."""
        pulse = opened(self.acme)
        code = self.code(pulse, self.victim)
        answer(pulse, self.victim, self.ward, VECTOR[0])
        pulse.close()

        self.assertIsNone(Ticket.by_code(code))
        self.assertFalse(PulseKey.objects.exists())


class AroundTheDatabaseTests(World, TestCase):
    size = 6

    def test_jobs_letters_and_news_hold_no_code_and_mail_only_ones_own(self):
        """Attempt: read the queue, the letters, the news and the mail of others."""
        with every_log() as lines:
            pulse = opened(self.acme)
            codes = {person.email: self.code(pulse, person) for person in self.people}
            held = []
            while deliver():
                pass
            held.append(repr(every_table()))
            do(Job.objects.claim())  # It asks for one job for each person.
            held.append(repr(every_table()))
            self.work()

        for code in codes.values():
            self.assertFalse(any(code in tables for tables in held))
            self.assertFalse(any(code in line for line in lines))
        self.assertEqual(
            {letter.to[0]: LINK.findall(letter.body) for letter in mail.outbox}, {e: [c] for e, c in codes.items()}
        )
        self.assertFalse(
            any(code in letter.extra_headers["Message-ID"] for letter in mail.outbox for code in codes.values())
        )
        # News keeps when somebody has read it; so nobody hears of an open pulse by news.
        self.assertFalse(Notification.objects.filter(activity__kind="pulse.opened").exists())

    def test_mails_are_alike_but_for_the_link(self):
        """Attempt: tell from the mails who is expected to answer what."""
        opened(self.acme)
        self.work()

        plain = {
            LINK.sub("", letter.body).replace(make.Person.objects.get(email=letter.to[0]).name, "")
            for letter in mail.outbox
        }
        self.assertEqual(len(plain), 1)

    def test_pages_of_colleagues_and_managers_stay_the_same_when_somebody_answers(self):
        """Attempt: look at the page of the pulse before and after, as a colleague, manager and auditor."""
        pulse = opened(self.acme)
        watching = [self.people[1], self.ana, make.member(self.acme, "Audi", role="auditor")]
        before = [self.seen_by(person, pulse) for person in watching]

        answer(pulse, self.victim, self.ward, VECTOR[0])

        self.assertEqual([self.seen_by(person, pulse) for person in watching], before)

    def seen_by(self, person, pulse) -> str:
        page = self.client_of(person).get(reverse("pulses:show", args=["acme", pulse.number])).content.decode()
        return re.sub(r'(csrfmiddlewaretoken|name="once"|nonce|hx-headers)[^>]*', "", page)


class ResultsOfEverybodyTests(World, TestCase):
    size = 8

    def test_all_people_put_their_results_together(self):
        """Attempt: collect what members, managers and auditors of all teams read, and subtract."""
        seven = make.team(self.acme, "Seven", many(self.acme, 7, "S"))
        three = make.team(self.acme, "Five", many(self.acme, 5, "F"))
        rows = {self.ward: scattered(8), seven: scattered(7, 2), three: scattered(3, 4)}
        pulse = asked_and_closed(self.acme, rows)

        told: dict = {}
        for person in [self.ana, *(member for team in rows for member in team.members.all())]:
            found = results_of(pulse, person)
            for cut in [found.total, *found.groups]:
                told[cut.name] = cut
        del told["Acme"]  # Ana alone: not asked.
        hidden = [cut for cut in told.values() if cut.is_hidden]

        self.assertEqual(sorted(cut.name for cut in hidden), ["Five", "Seven"])
        self.assertGreaterEqual(sum(cut.n for cut in hidden), 5)
        self.assertEqual(
            {(cut.score, cut.band, cut.sd, cut.straight_liners) for cut in hidden}, {(None, "", None, None)}
        )
        for number in range(7):
            kept_back = [cut for cut in told.values() if cut.items[number].why_hidden]
            self.assertNotIn(sum(cut.n for cut in kept_back), range(1, 5))

    def test_the_table_of_numbers_and_every_backup_are_no_more_exact_than_the_page(self):
        """Attempt: work out the scores of five from their exact mean and spread, where one knows one's own."""
        five = make.team(self.acme, "Five", many(self.acme, 5, "F"))
        asked_and_closed(self.acme, {self.ward: scattered(8), five: VECTOR[:5]})

        for numbers in Tally.objects.values_list("numbers", flat=True):
            kept = [numbers.get(name) for name in ("mean", "sd", "low", "high")]
            kept += [item.get("mean") for item in numbers["items"].values()]
            told = [number for number in kept if number is not None]
            self.assertEqual(told, [round(number, 1) for number in told])

    def test_the_total_and_the_other_teams_tell_no_item_that_a_team_does_not(self):
        """Attempt: a statement that all answered alike, from the score, the others, and the total minus other teams."""
        six = make.team(self.acme, "Six", many(self.acme, 6, "S"))
        asked_and_closed(self.acme, {self.ward: scattered(8), six: [(*row[:2], 2, *row[3:]) for row in VECTOR]})

        told = {tally.group and tally.group.name: tally.numbers["items"] for tally in Tally.objects.all()}
        back = {item for item in "1234567" if told["Six"][item].get("mean") is None}
        self.assertGreater(len(back), 1)
        self.assertEqual([told[None][item].get("mean") for item in back], [None] * len(back))

    def test_the_items_together_tell_no_score_that_is_kept_back(self):
        """Attempt: the mean of seven means, where everybody has the same score and a band is shown."""
        six = make.team(self.acme, "Six", many(self.acme, 6, "S"))
        turned = [[1 + (step + row) % 7 for step in range(7)] for row in range(6)]
        rows = [[8 - step if item in (0, 2, 4) else step for item, step in enumerate(row)] for row in turned]
        asked_and_closed(self.acme, {six: rows})

        numbers = Tally.objects.get(group__team=six).numbers
        self.assertEqual(numbers["band"], "middle")
        self.assertIn(None, [item.get("mean") for item in numbers["items"].values() if not item["why"]])

    def test_a_manager_exports_what_the_page_does_not_show(self):
        """Attempt: ask for the file, by the address of another team's results, before and after the closing."""
        other = make.team(self.acme, "Other", many(self.acme, 6, "Q"))
        pulse = opened(self.acme)
        file = reverse("pulses:file", args=["acme", pulse.number])
        manager, member = self.client_of(self.ana), self.client_of(self.victim)
        all_answer(pulse, self.ward, scattered(8))
        all_answer(pulse, other, scattered(6))
        self.assertEqual(member.get(file).status_code, 404)
        pulse.close()

        teams = {
            who: {line.split(",")[0] for line in who.get(file).content.decode().splitlines()[1:]}
            for who in (manager, member)
        }

        self.assertEqual(teams[member], {"All teams together", "Ward"})
        self.assertEqual(teams[manager], {"All teams together", "Acme"})

    def test_a_team_is_made_to_find_one_person(self):
        """Attempt: plan a pulse for the same people without the one of interest, as a team of their own."""
        others = make.team(self.acme, "Others", [person for person in self.people if person != self.victim])

        pulse = opened(self.acme)

        asked = [group.team_id for group in pulse.groups.all() if group.is_asked]
        self.assertEqual(asked, [self.ward.pk])
        self.assertNotIn(others.pk, asked)

    def test_somebody_leaves_between_two_pulses(self):
        """Attempt: compare two waves with one leaver, or one joiner; or ask again the week after."""
        rows = [*VECTOR, VECTOR[0], VECTOR[2]]
        asked_and_closed(self.acme, {self.ward: rows})
        self.ward.members.remove(self.people[-1])
        with later(7), self.assertRaises(ValidationError):
            planned(self.acme)
        with later(60):
            asked_and_closed(self.acme, {self.ward: rows[:7]})
        self.ward.members.add(self.people[-1])
        with later(120):
            make_room(self.acme, self.ana)
            asked_and_closed(self.acme, {self.ward: rows})

        waves = trend_of(self.acme, self.people[0], self.ward)
        self.assertEqual([wave.cut.change_since for wave in waves], [None, None, None])
        self.assertEqual([bool(wave.cut.why_no_change) for wave in waves], [False, True, True])

    def test_the_last_answer_is_singled_out_by_closing(self):
        """Attempt: close when a certain person has just answered, or call it off and read what there is."""
        pulse = opened(self.acme)
        for person, row in zip(self.people[:6], VECTOR, strict=True):
            answer(pulse, person, self.ward, row)
        pulsing.close_due.call()
        pulse.refresh_from_db()
        self.assertTrue(pulse.is_open)
        self.assertEqual(results_of(pulse, self.victim).groups, [])

        pulse.call_off(by=self.ana)

        self.assertEqual(
            (results_of(pulse, self.victim).groups, Tally.objects.count(), BallotBox.objects.count()), ([], 0, 0)
        )

    def test_another_time_zone_ends_it_sooner(self):
        """Attempt: wait for its last day, and move the organisation to where that day is over."""
        pulse = opened(self.acme)
        last_day = datetime.combine(pulse.closes_on, time(11), UTC)
        self.acme.time_zone = "Pacific/Kiritimati"
        self.acme.save()

        with patch.object(timezone, "now", return_value=last_day):
            pulsing.close_due.call()
            answer(pulse, self.victim, self.ward, VECTOR[0])

        pulse.refresh_from_db()
        self.assertTrue(pulse.is_open)


class CommentsTests(World, TestCase):
    size = 10

    def test_comments_are_matched_with_scores(self):
        """Attempt: find whose scores a comment came with, by order, key, time or number."""
        pulse = opened(self.acme)
        for number, row in enumerate(scattered(10)):
            answer(pulse, self.people[number], self.ward, row, f"{number}")
        pulse.close()

        in_order = [comment.text for comment in PulseComment.objects.all()]
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        kept = _column(f"SELECT text FROM safety_pulsecomment ORDER BY {place}")
        self.assertEqual(sorted(kept), [str(number) for number in range(10)])
        self.assertNotIn(sorted(kept), (kept, kept[::-1], in_order))  # Once in a million times.
        fields = {field.name for field in PulseComment._meta.fields}
        self.assertEqual(fields, {"id", "pulse", "group", "text"})
        # There is nothing to match them with: of each item its mean is kept, and the answers of one person nowhere.
        for item in Tally.objects.get().numbers["items"].values():
            self.assertLessEqual(item.keys(), {"why", "n", "mean", "band"})


class WhatIsNotPromisedTests(World, TestCase):
    size = 6

    def test_with_the_secret_and_two_copies_somebody_is_found(self):
        """Whoever has the secret and copies around one answer can find out; docs/anonymity.md says so."""
        pulse = opened(self.acme)
        key = bytes(pulse.key.bytes)
        answer(pulse, self.people[0], self.ward, VECTOR[1])
        earlier = BallotBox.objects.get()
        answer(pulse, self.victim, self.ward, VECTOR[0])
        later_one = BallotBox.objects.get()

        (mark,) = set(later_one.marks(key)) - set(earlier.marks(key))
        (ballot,) = set(later_one.ballots(key)) - set(earlier.ballots(key))

        who = next(
            one.person
            for one in Invited.objects.all()
            if mark == mark_of(Ticket.by_code(self.code(pulse, one.person)).pk)
        )
        self.assertEqual((who, ballot.answers[:7]), (self.victim, VECTOR[0]))
        self.assertIn("Who has the secret and two copies", (DOCS / "anonymity.md").read_text("utf-8"))

    def test_without_the_secret_the_same_copies_tell_nothing(self):
        pulse = opened(self.acme)
        answer(pulse, self.victim, self.ward, VECTOR[0])
        key = bytes(pulse.key.bytes)

        with patch.object(settings, "SECRET_KEY", "a guess"), self.assertRaises(Unreadable):
            BallotBox.objects.get().marks(key)


def make_room(organisation, by) -> None:
    """Says what was heard, so that people may be asked again."""
    last = organisation.pulses.closed().newest_first().first()
    last.respond(by=by, heard="Little.", not_changing="Nothing yet.")


def _shape(tables) -> dict:
    """How many rows each table has, and how long each value of a sealed row is."""
    boxes = sorted(
        tuple(len(value) if isinstance(value, bytes) else value for value in row) for row in tables["safety_ballotbox"]
    )
    return {name: len(rows) for name, rows in tables.items()} | {"boxes": boxes}


def _box() -> tuple[bytes, bytes]:
    box = BallotBox.objects.get()
    return bytes(box.spent), bytes(box.answers)


def _found(traces: list[bytes]) -> list[bytes]:
    contents = [file.read_bytes() for file in _database_files()]
    return [trace for trace in traces if any(trace in content for content in contents)]


def _column(sql: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [value for (value,) in cursor.fetchall()]
