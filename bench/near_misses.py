"""Asks an install that `bench/seed.py` filled for what people look at when they look at many events at once.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/goldseam search rebuild --data /tmp/bench/sqlite
    .venv/bin/python bench/near_misses.py --data /tmp/bench/sqlite

The first time it says of each event how it was noticed, how far it came and where, tags the newest, and says which
layers had holes. Each page is asked for as a browser does, without the network, by a member who sees most of it and
by the owner; the last columns are processor time of this process, which with SQLite is all that there is.
"""

import argparse
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

TAGGED = 100_000  # The newest; a year of them.
PLACES = ["Ward 4", "Ward 7", "Gateway", "Warehouse", "Till 2", "Night shift", "Pilot", "Loading bay"]
TAGS = ["handover", "label", "night", "supplier", "release", "backup", "training", "pump"]


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    from django.core.management import call_command

    bring_up_to_date()
    call_command("collectstatic", interactive=False, verbosity=0)
    fill()
    print(f"{'':36}     p50      p95   max ms   processor p50      p95")
    for role in ("member", "owner"):
        ask(role, asked.times, asked.only)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--only", default="", help="a part of the names of what is asked")
    return parser.parse_args()


def fill() -> None:
    """What reports say beside their text, unless it is there."""
    from django.db.models import F

    from goldseam.events.models import DetectionMethod, Event, Reach

    if Event.objects.exclude(detection_method="").exists():
        return
    started, events = time.monotonic(), Event.objects.annotate(part=F("pk") % 15)
    for place, method in enumerate(DetectionMethod.values[:13]):  # Two in fifteen do not say it.
        details = {"detection_method": method, "reach": Reach.values[place % 4], "severity_actual": place % 5 + 1}
        events.filter(part=place).update(place=PLACES[place % len(PLACES)], **details)
    _tag_and_find_layers(list(Event.objects.order_by("-pk").values_list("pk", flat=True)[:TAGGED]))
    _learn_sizes()
    print(f"details of events in {time.monotonic() - started:.0f} s")


def _tag_and_find_layers(keys: list[int]) -> None:
    from goldseam.events.layer_sets import offer_first_layers
    from goldseam.events.models import Event, LayerFinding, LayerState, Tag
    from goldseam.people.models import Organisation

    organisation, link = Organisation.objects.get(), Event.tags.through
    tags = [Tag.objects.get_or_create(organisation=organisation, name=name)[0].pk for name in TAGS]
    offer_first_layers(organisation)
    layers = list(organisation.layers.values_list("pk", flat=True))
    states = LayerState.values[:4]
    links = [link(event_id=key, tag_id=tags[(key * 31 + step) % len(tags)]) for key in keys for step in (0, 3)]
    found = [
        LayerFinding(event_id=key, layer_id=layer, state=states[(key * 7 + place * 3) % 4])
        for key in keys[: TAGGED // 4]
        for place, layer in enumerate(layers[:3])
    ]
    link.objects.bulk_create(links, batch_size=5_000)
    LayerFinding.objects.bulk_create(found, batch_size=5_000)


def _learn_sizes() -> None:
    """So that the database knows which index is worth it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


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
        _timed(client, f"/{slug}{address()}")
        taken = [_timed(client, f"/{slug}{address()}") for _ in range(times)]
        wall, processor = (sorted(one) for one in zip(*taken, strict=True))
        figures = [_at(wall, 0.5), _at(wall, 0.95), wall[-1], 0.0, _at(processor, 0.5), _at(processor, 0.95)]
        print(f"{role:8} {name:27}", " ".join(f"{one:8.1f}" if one else "      " for one in figures), flush=True)


def pages(chance: random.Random) -> dict:
    """Names of questions, and what makes the next address for each."""
    from bench.seed import WENT, WHAT
    from goldseam.events.models import EventKind, FailureType
    from goldseam.patterns.periods import Period

    words = [word for text in (*WHAT, *WENT) for word in text.lower().split() if len(word) > 3]
    last = Period.last("month")

    def month() -> str:
        """A month of the last two years."""
        day = last.since - timedelta(days=chance.randrange(700))
        period = Period.around(day, "month")
        return f"since={period.since}&until={period.until}"

    def kind() -> str:
        return f"kind={chance.choice(EventKind.values)}&type={chance.choice(FailureType.values)}"

    fields = ["noticed", "severity_potential", "reason", "place", "tag", "factor", "hole", "team"]
    return {
        "list": lambda: "/events",
        "list, filtered": lambda: f"/events?{kind()}",
        "list, a month": lambda: f"/events?{month()}",
        "list, a tag": lambda: f"/events?tag={chance.choice(TAGS)}",
        "search, two words": lambda: f"/search?q={chance.choice(words)}+{chance.choice(words)}",
        "patterns, last month": lambda: "/patterns",
        "patterns, a month": lambda: f"/patterns?{month()}",
        "patterns, of a team": lambda: f"/patterns?{month()}&team=3",
        "patterns, last quarter": lambda: "/patterns?period=quarter",
        "patterns, last year": lambda: "/patterns?period=year",
        **{f"patterns by {field}": (lambda field=field: f"/patterns?field={field}&{month()}") for field in fields},
        "events of a bar": lambda: f"/patterns/events?{month()}&field=noticed&value=chance",
        "types, 12 months": lambda: "/patterns/types",
        "types, 36 months": lambda: "/patterns/types?months=36",
        "home": lambda: "/",
    }


def _timed(client, address: str) -> tuple[float, float]:
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
