"""Asks an install that `bench/seed.py` filled whether its people are learning, and says how long the answers take.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/python bench/measures.py --data /tmp/bench/sqlite

The first time it says of the events how they were noticed, when they began and ended, and which of them had happened
before, and has all days counted. Each page is asked for as a browser does, without the network, by a member and by the
owner, in a process that has settled as a server has; the last columns are processor time of this process, which with
SQLite is all that there is, and of the process of PostgreSQL that answers it. Counts that are kept until something
happens are forgotten before each question, so that all are first looks; “again” is a second one.
`--changed` first changes an event on so many days, which are then counted while the page is asked for.
"""

import argparse
import os
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

WARM = 2  # Looks before those that count: a server writes the SQL of a question once.
REPEATED = 50_000  # The newest; one in twenty-five happened again.


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    from django.core.management import call_command

    from goldseam.common.pauses import settle

    bring_up_to_date()
    call_command("collectstatic", interactive=False, verbosity=0)
    fill()
    count()
    if asked.changed:
        change(asked.changed)
    settle()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"load of the machine: {load}\n{'':36}     p50      p95   max ms   processor p50      p95   database’s")
    for role in ("member", "owner"):
        ask(role, asked.times, asked.only)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--only", default="", help="a part of the names of what is asked")
    parser.add_argument("--changed", type=int, default=0, help="on how many days an event changes before")
    return parser.parse_args()


def fill() -> None:
    """Times of incidents, how events were noticed, and what happened again, unless it is there."""
    from django.db.models import F

    from goldseam.events.models import DetectionMethod, Event, EventKind

    if Event.objects.exclude(started_at=None).exists():
        return
    started, events = time.monotonic(), Event.objects.annotate(part=F("pk") % 15)
    for place, method in enumerate(DetectionMethod.values[:13]):  # Two in fifteen do not say it.
        events.filter(part=place).update(detection_method=method)
        times = _times(timedelta(minutes=2 ** (place % 11) + 5 * place))
        events.filter(part=place, kind=EventKind.INCIDENT).update(**times)
    _repeat(list(Event.objects.filter(kind=EventKind.INCIDENT).order_by("-pk").values_list("pk", flat=True)[:REPEATED]))
    _learn_sizes()
    print(f"details of events in {time.monotonic() - started:.0f} s")


def _times(taken: timedelta) -> dict:
    from django.db.models import F

    noticed = F("detected_at")
    return {"started_at": noticed - taken, "mitigated_at": noticed + taken, "recovered_at": noticed + 3 * taken}


def _repeat(keys: list[int]) -> None:
    from goldseam.events.models import Recurrence

    links = [Recurrence(event_id=key, earlier_id=max(1, key - 9_000 - key % 700)) for key in keys[::25]]
    Recurrence.objects.bulk_create(links, batch_size=5_000)


def _learn_sizes() -> None:
    """So that the database knows which index is worth it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def count() -> None:
    """What a worker does in the minute after the events came in; and the second time, what it does at night."""
    from goldseam.insights.days.keeping import count_all_anew, count_what_changed
    from goldseam.insights.models import Counting

    task, what = (count_what_changed, "days counted") if not Counting.objects.exists() else (count_all_anew, "checked")
    started, processor = time.monotonic(), time.process_time()
    task.call()
    print(f"{what} in {time.monotonic() - started:.0f} s, {time.process_time() - processor:.0f} s of processor time")
    _learn_sizes()


def change(days: int) -> None:
    """One event on each of the newest days turns into something else, and nobody has counted it yet."""
    from goldseam.events.models import Event

    last = Event.objects.order_by("-pk").first()
    for number in range(days):
        day = last.logged_at - timedelta(days=number + 2)
        event = Event.objects.filter(logged_at__lt=day, visibility="organisation").order_by("-pk").first()
        Event.objects.filter(pk=event.pk).update(kind="good_catch" if event.kind != "good_catch" else "near_miss")


def ask(role: str, times: int, only: str) -> None:
    from django.test import Client

    from goldseam.people.models import Organisation, Person

    person = Person.objects.filter(memberships__role=role).order_by("pk").first()
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    chance, slug = random.Random(7), Organisation.objects.get().slug
    for name, address in pages(chance).items():
        if only not in name:
            continue
        for _warm in range(WARM):
            _timed(client, f"/{slug}{address()}", name)
        before = database_time()
        taken = [_timed(client, f"/{slug}{address()}", name) for _ in range(times)]
        database = (database_time() - before) / times
        wall, processor = (sorted(one) for one in zip(*taken, strict=True))
        figures = [_at(wall, 0.5), _at(wall, 0.95), wall[-1], 0.0, _at(processor, 0.5), _at(processor, 0.95), database]
        print(f"{role:8} {name:27}", " ".join(f"{one:8.1f}" if one else "      " for one in figures), flush=True)


def database_time() -> float:
    """Processor time in milliseconds of the process of PostgreSQL that answers us, if it is on this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    ticks = told.read_text().rsplit(")", 1)[1].split()[11:13] if told.exists() else [0]
    return sum(map(int, ticks)) * 1000 / os.sysconf("SC_CLK_TCK")


def pages(chance: random.Random) -> dict:
    """Names of questions, and what makes the next address for each."""
    from goldseam.patterns.periods import Period

    last = Period.last("month")

    def period(kind: str) -> str:
        """A month, quarter or year of the last five years."""
        asked = Period.around(last.since - timedelta(days=chance.randrange(1_800)), kind)
        return f"since={asked.since}&until={asked.until}"

    keys = ["time_to_detect", "near_misses", "near_miss_ratio", "type_mix", "detected_by_design", "recurrence"]
    return {
        "measures, last 90 days": lambda: "/measures",
        "the same again": lambda: "/measures",
        "measures, a month": lambda: f"/measures?{period('month')}",
        "measures, a quarter": lambda: f"/measures?{period('quarter')}",
        "measures, a year": lambda: f"/measures?{period('year')}",
        "everything else": lambda: "/measures/else",
        "everything else, a quarter": lambda: f"/measures/else?{period('quarter')}",
        "all figures as CSV": lambda: "/measures.csv",
        **{key: (lambda key=key: f"/measures/{key}?{period('quarter')}") for key in keys},
        "records": lambda: f"/measures/near_misses/records/near_miss?{period('quarter')}",
        "records, not classified": lambda: f"/measures/type_mix/records/unclassified?{period('quarter')}",
        "chart as picture": lambda: f"/measures/time_to_detect.svg?{period('quarter')}",
    }


def _timed(client, address: str, name: str) -> tuple[float, float]:
    from goldseam.insights import kept

    if "again" not in name:
        kept.forget()
    begin, processor = time.perf_counter(), time.process_time()
    answer = client.get(address)
    taken = time.perf_counter() - begin, time.process_time() - processor
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return taken[0] * 1000, taken[1] * 1000


def _at(times: list[float], part: float) -> float:
    return times[min(int(len(times) * part), len(times) - 1)]


if __name__ == "__main__":
    main()
