"""Fills an empty install with an organisation of 40 people that has written down events for ten years.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    DATABASE_URL=postgresql://… .venv/bin/python bench/seed.py --data /tmp/bench/postgresql

The same seed gives the same rows. Says at the end how a member, the owner and a reporter are signed in; `bench/load.py`
reads that from `bench.json` in the data folder.
"""

import argparse
import json
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

YEARS = timedelta(days=3653)
ROLES = ["owner"] + ["admin"] * 2 + ["facilitator"] * 4 + ["member"] * 30 + ["reporter"] * 2 + ["auditor"]

WHAT = ["The certificate", "The night batch", "A delivery", "The label", "The infusion pump", "A backup", "The till"]
WENT = ["ran out", "stopped", "came late", "was mixed up", "was refused", "was noticed in time", "worked as hoped"]
WHERE = ["at the gateway", "on the ward", "in the warehouse", "in the second shift", "at hand-over", "in the pilot"]
THEN = [
    "A colleague saw it and called the person on duty, who put it right.",
    "Two customers wrote to us before we knew, and we answered the same day.",
    "The checklist has a step for this, but it comes too late in the morning.",
    "We tried the known way first, and it did not fit what was in front of us.",
]


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    bring_up_to_date()
    started = time.monotonic()
    place = Filling(asked.events, random.Random(7))
    place.fill()
    Path(asked.data, "bench.json").write_text(json.dumps(place.doors(), indent=2))
    print(f"{asked.events:,} events in {time.monotonic() - started:.0f} s")
    for role, cookie in place.doors()["sessions"].items():
        print(f"{role}: Cookie: sessionid={cookie}")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of the install, as for goldseam serve")
    parser.add_argument("--events", type=int, default=1_000_000)
    return parser.parse_args()


class Filling:
    """One organisation and its ten years. Rows get their keys here, so the tables have to be empty."""

    def __init__(self, count: int, chance: random.Random):
        from goldseam.events.models import Event

        if Event.objects.exists():
            raise SystemExit("There are events already: choose an empty folder or database.")
        self.count, self.chance = count, chance
        self.reviewed = range(25, count + 1, 50)
        self.begin = datetime.now(UTC) - YEARS
        self.sessions = {}

    def fill(self) -> None:
        from bench import rows

        _write_fast()
        self._people()
        rows.fill(self)
        self._finish()

    def doors(self) -> dict:
        return {"organisation": self.organisation.slug, "events": self.count, "sessions": self.sessions}

    def logged_at(self, number: int) -> datetime:
        return self.begin + YEARS * (number / (self.count + 1))

    def team_of(self, number: int) -> int:
        """Teams differ in how much happens in them."""
        return self.teams[int((number * 2654435761 % 2**32 / 2**32) ** 1.5 * len(self.teams))].pk

    def text(self) -> str:
        choose = self.chance.choice
        first = f"{choose(WHAT)} {choose(WENT)} {choose(WHERE)}."
        return " ".join([first, *self.chance.sample(THEN, self.chance.choice([0, 1, 2, 4]))])

    def _people(self) -> None:
        from goldseam.people.models import Organisation, Person

        self.people = [
            Person.objects.create_user(email=f"person{place}@example.org", name=f"Person {place}")
            for place in range(1, len(ROLES) + 1)
        ]
        self.organisation = Organisation.found(by=self.people[0], name="Ten Years", size="organisation")
        for person, role in list(zip(self.people, ROLES, strict=True))[1:]:
            self.organisation.memberships.create(person=person, role=role)
        self._teams()
        for role in ("member", "owner", "reporter"):
            self.sessions[role] = _signed_in(self.people[ROLES.index(role)])

    def _teams(self) -> None:
        first = self.organisation.teams.get()
        self.teams = [first, *(self.organisation.teams.create(name=f"Team {place}") for place in range(2, 21))]
        for place, person in enumerate(self.people):
            self.teams[place % 20].members.add(person)

    def _finish(self) -> None:
        from django.apps import apps
        from django.core.management.color import no_style
        from django.db import connection

        counters = {"event": self.count, "review": len(self.reviewed), "action": 3 * len(self.reviewed)}
        for noun, last in (counters | {"artifact": 200}).items():
            _count_from(noun, self.organisation, last)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
                cursor.execute(statement)
            cursor.execute("ANALYZE")
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM")


def _count_from(noun, organisation, last) -> None:
    from goldseam.common.models import Counter

    Counter.next(noun, organisation.pk)
    Counter.objects.filter(scope=f"{noun}:{organisation.pk}").update(last=last)


def _write_fast() -> None:
    """A machine that loses power now may lose the rows: then they are written again."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-400000")
        else:
            cursor.execute("SET synchronous_commit=off")


def _signed_in(person) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from goldseam.people.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    main()
