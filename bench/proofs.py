"""Asks an install that `bench/seed.py` filled whether a change helped, and says how long the answers take.

    .venv/bin/python bench/seed.py --data /tmp/bench/sqlite
    .venv/bin/python bench/proofs.py --data /tmp/bench/sqlite

The first time it gives events tags, a condition and holes in a layer, and lets people work by one changed checklist
since three years. Then that change addresses one choice of events after the other, from rare to wide, and each of its
pages is asked for as a browser does, without the network, by a member. Times are milliseconds; `queries` counts what
one page asks of the database.
"""

import argparse
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from goldseam.cli.install import bring_up_to_date, open_install

SINCE = timedelta(days=3 * 365)
TAGS = {"one in 4": 4, "one in 40": 40, "one in 2,000": 2_000}
LAYERED = 20  # One in so many has a hole.


def main() -> None:
    asked = _arguments()
    open_install(asked.data)
    from django.core.management import call_command

    bring_up_to_date()
    call_command("collectstatic", interactive=False, verbosity=0)
    change = prepare()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}\n{'':58} p50      max   processor   queries")
    for name, marks in choices(change).items():
        change.address(by=change.by, why=f"{name}, {time.time()}", **{"same_again": True, "kind": ""} | marks)
        ask(change, name, asked.times)


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that bench/seed.py filled")
    parser.add_argument("--times", type=int, default=9)
    return parser.parse_args()


def prepare():
    """The change whose checklist people have worked by for three years."""
    from django.utils import timezone

    from goldseam.artifacts.models import Activation
    from goldseam.changes.models import Change

    since = timezone.now() - SINCE
    change = Change.objects.filter(at__lte=since, version__artifact__team=None).order_by("-at").first()
    version = change.version
    if not Activation.objects.filter(artifact=version.artifact).exists():
        Activation.objects.create(artifact=version.artifact, by=change.by)
        Activation.objects.filter(artifact=version.artifact).update(at=since)
        type(version).objects.filter(pk=version.pk).update(effective_at=since)
        mark(change.event.organisation)
    return Change.objects.get(pk=change.pk)


def mark(organisation) -> None:
    from goldseam.events.models import Event, Factor, LayerFinding

    started, last = time.monotonic(), Event.objects.order_by("-pk").first().pk
    through = Event.tags.through
    for name, step in TAGS.items():
        tag = organisation.tags.create(name=name)
        _write(through, (through(event_id=key, tag_id=tag.pk) for key in range(1, last + 1, step)))
    layer = organisation.layers.create(name="Alarm")
    finding = {"layer": layer, "state": "failed"}
    _write(LayerFinding, (LayerFinding(event_id=key, **finding) for key in range(1, last + 1, LAYERED)))
    Factor.objects.filter(level="process").update(code="monitoring")
    _learn_sizes()
    print(f"marks of events in {time.monotonic() - started:.0f} s")


def _write(model, rows) -> None:
    model.objects.bulk_create(rows, batch_size=5_000)


def _learn_sizes() -> None:
    """So that the database knows which index is worth it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def choices(change) -> dict:
    """What is chosen, from rare to wide."""
    organisation = change.event.organisation
    return {
        "linked only": {},
        "tag, one in 2,000": {"tag": "one in 2,000"},
        "condition, one in 50": {"factor": "monitoring"},
        "tag, one in 40": {"tag": "one in 40"},
        "hole in a layer, one in 20": {"layer": organisation.layers.get(name="Alarm")},
        "kind and type, one in 40": {"kind": "good_catch", "failure_type": "preventable"},
        "kind, one in 5": {"kind": "near_miss"},
        "tag, one in 4": {"tag": "one in 4"},
    }


def ask(change, name: str, times: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from goldseam.people.models import Person

    client = Client(headers={"host": "localhost"})
    client.force_login(Person.objects.filter(memberships__role="member").order_by("pk").first())
    here = f"/{change.event.organisation.slug}/changes/{change.pk}/proof"
    for page, address in {
        "proof": here,
        "choosing": f"{here}/scope",
        "events": f"{here}/events?span=since",
        "events, page 90": f"{here}/events?span=since&page=90",
    }.items():
        with CaptureQueriesContext(connection) as queries:
            _timed(client, address)
            count = len(queries)
        taken = sorted(_timed(client, address) for _ in range(times))
        processor = sorted(one for _wall, one in taken)[times // 2]
        wall = [one for one, _processor in taken]
        figures = f"{wall[times // 2]:8.1f} {wall[-1]:8.1f} {processor:11.1f} {count:9}"
        print(f"{name:30} {page:20} {figures}", flush=True)


def _timed(client, address: str) -> tuple[float, float]:
    begin, processor = time.perf_counter(), time.process_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - processor)


if __name__ == "__main__":
    main()
