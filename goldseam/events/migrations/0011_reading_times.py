"""Says of rows that were written before what their times mean."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import migrations

from goldseam.events import clock

MEANING = ("at", "precision", "zone", "is_estimated")


def read_times(apps, schema_editor):
    events = apps.get_model("events", "Event").objects.filter(timeline__isnull=False).distinct()
    for event in events.select_related("organisation").iterator(chunk_size=500):
        _read(event, apps.get_model("events", "TimelineEntry").objects)


def _read(event, entries):
    rows = list(entries.filter(event=event).exclude(time="").order_by("position", "id"))
    start = clock.Meaning(event.started_at, "minute") if event.started_at else clock.Meaning()
    known = event.started_at or event.detected_at
    latest = None if known else event.logged_at + timedelta(hours=1)
    around = clock.Around(ZoneInfo(event.organisation.time_zone), known or event.logged_at, start, latest)
    for row, meaning in zip(rows, clock.meanings([row.time for row in rows], around), strict=True):
        for name in MEANING:
            setattr(row, name, getattr(meaning, name))
    entries.bulk_update(rows, MEANING, batch_size=100)


class Migration(migrations.Migration):

    dependencies = [
        ("events", "0010_relating"),
    ]

    operations = [
        migrations.RunPython(read_times, migrations.RunPython.noop, elidable=True),
    ]
