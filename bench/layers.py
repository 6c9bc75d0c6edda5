"""Says how long the page of layers takes over very many events.

    .venv/bin/python bench/seed.py --data /tmp/bench/layers --events 100000
    .venv/bin/python bench/layers.py --data /tmp/bench/layers

The first run gives each event five findings about eight layers. All of them are asked for as if the ten years were one
period; the page itself allows three years.
"""

import argparse
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

NAMES = ["Design", "Checklist", "Automatic check", "Second person", "Hand-over", "Monitoring", "Audit", "Receiver"]
HOLDS = [0.1, 0.2, 0.25, 0.4, 0.3, 0.6, 0.3, 0.7]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder of an install that seed.py filled")
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    open_install(asked.data)
    bring_up_to_date()
    from goldseam.events.models import LayerFinding
    from goldseam.people.models import Organisation, Person

    organisation = Organisation.objects.get()
    tell(organisation)
    print(f"{organisation.events.count():,} events, {LayerFinding.objects.count():,} findings")
    for role in ("member", "owner"):
        person = Person.objects.filter(memberships__role=role).order_by("pk").first()
        for name, question in questions(organisation, person).items():
            question()
            taken, used = zip(*(_timed(question) for _ in range(asked.times)), strict=True)
            figures = f"p50 {statistics.median(taken):7.0f} ms   processor {statistics.median(used):7.0f} ms"
            print(f"{role:8} {name:44} {figures}", flush=True)


def tell(organisation) -> None:
    from goldseam.events.models import Layer, LayerFinding

    if organisation.layers.exists():
        return
    layers = [Layer.add(organisation, name) for name in NAMES]
    chance = random.Random(7)
    for first in range(0, organisation.events.count(), 10_000):
        keys = organisation.events.order_by("pk").values_list("pk", flat=True)[first : first + 10_000]
        findings = [finding for key in keys for finding in _findings(key, layers, chance)]
        LayerFinding.objects.bulk_create(findings, batch_size=5_000)


def _findings(key, layers, chance):
    from goldseam.events.models import LayerFinding

    goes_on = True
    for place in sorted(chance.sample(range(len(layers)), 5)):
        holds = chance.random() < HOLDS[place]
        state = "not_reached" if not goes_on else "held" if holds else chance.choice(["failed", "failed", "absent"])
        goes_on = goes_on and not holds
        yield LayerFinding(event_id=key, layer=layers[place], state=state)


def questions(organisation, person) -> dict:
    from goldseam.patterns.layers.asked import LayersAsked
    from goldseam.patterns.layers.listing import ToldEvents
    from goldseam.patterns.layers.many import ManyEvents, layers_of
    from goldseam.patterns.layers.pictures import shares_chart
    from goldseam.patterns.periods import Period

    layers = layers_of(organisation, person)
    every = Period(date(2000, 1, 1), date(2100, 1, 1))
    newest = organisation.events.order_by("-happened_at").first().happened_at.date()
    year = Period(newest.replace(year=newest.year - 1), newest)

    def figures(period):
        many = ManyEvents.of(LayersAsked(period), organisation, person)
        return shares_chart(many), many.named_sets, many.named_pairs, many.depths

    def rows(**asked):
        told = ToldEvents(LayersAsked(every, **asked), organisation, person, layers)
        return told.rows, told.older

    rare = tuple(layer.pk for layer in layers[4:8])
    return {
        "figures of all events": lambda: figures(every),
        "figures of a year": lambda: figures(year),
        "a page of events": rows,
        "a page of events with four holes at once": lambda: rows(holes=rare),
    }


def _timed(question) -> tuple[float, float]:
    begin, processor = time.perf_counter(), time.process_time()
    question()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - processor) * 1000


if __name__ == "__main__":
    main()
