"""Bringing in many events at once that were written down elsewhere: no news for anybody, and nothing of it half."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from goldseam.common.models import Counter
from goldseam.common.search import changed
from goldseam.events.models.classifying import Classification
from goldseam.events.models.factor import Factor

AT_ONCE = 500


class Bringable:
    """Events of which many come in at once, with what belongs to them."""

    @classmethod
    @transaction.atomic
    def bring(cls: Any, organisation, rows: list[dict], by, source: str) -> list:
        """Adds an event for each row, in their order: its fields, and `tags`, `factors`, `reason`.

        Nobody logged them here, so they stand under nobody's name; nobody is told, and nothing waits to be sorted.
        """
        if not rows:
            return []
        first = Counter.next("event", organisation.pk, len(rows)) - len(rows) + 1
        events = [
            cls(organisation=organisation, number=number, source=source, **_fields(row))
            for number, row in enumerate(rows, start=first)
        ]
        cls.objects.bulk_create(events, batch_size=AT_ONCE)
        _tell_more(organisation, events, rows, by)
        return events

    @classmethod
    @transaction.atomic
    def bring_anew(cls: Any, organisation, pairs: list[tuple], by) -> None:
        """Sets events that nobody has worked on to what their rows say now: pairs of an event and its row."""
        events, rows = [event for event, _row in pairs], [row for _event, row in pairs]
        wanted = [_fields(row) for row in rows]
        for event, fields in zip(events, wanted, strict=True):
            for name, value in fields.items():
                setattr(event, name, value)
        names = sorted({name for fields in wanted for name in fields})
        cls.objects.bulk_update(events, names, batch_size=100)
        keys = [event.pk for event in events]
        for model in (cls.tags.through, Factor, Classification):
            model.objects.filter(event__in=keys).delete()
        _tell_more(organisation, events, rows, by)


def _fields(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in {"tags", "factors", "reason"}}


def _tell_more(organisation, events: list, rows: list[dict], by) -> None:
    """What stands in tables of its own, and the search."""
    _tag(organisation, events, rows)
    Factor.objects.bulk_create(_factors(events, rows), batch_size=AT_ONCE)
    Classification.objects.bulk_create(_labels(events, rows, by), batch_size=AT_ONCE)
    changed(type(events[0]), [event.pk for event in events])


def _tag(organisation, events: list, rows: list[dict]) -> None:
    keys = _tags_named(organisation, {name for row in rows for name in row.get("tags", ())})
    link = type(events[0]).tags.through
    links = [
        link(event_id=event.pk, tag_id=keys[name])
        for event, row in zip(events, rows, strict=True)
        for name in dict.fromkeys(row.get("tags", ()))
    ]
    link.objects.bulk_create(links, batch_size=AT_ONCE)


def _tags_named(organisation, names: set[str]) -> dict[str, int]:
    """The keys of tags; those that are new here are made."""
    tags: models.Manager = apps.get_model("events", "Tag")._default_manager
    there = dict(_in_turns(tags.filter(organisation=organisation), names))
    if missing := sorted(names - there.keys()):
        tags.bulk_create([tags.model(organisation=organisation, name=name) for name in missing], ignore_conflicts=True)
        there |= dict(_in_turns(tags.filter(organisation=organisation), set(missing)))
    return there


def _in_turns(tags, names: set[str]) -> Iterable[tuple[str, int]]:
    wanted = sorted(names)
    for start in range(0, len(wanted), AT_ONCE):
        yield from tags.filter(name__in=wanted[start : start + AT_ONCE]).values_list("name", "pk")


def _factors(events: list, rows: list[dict]) -> list[Factor]:
    return [
        Factor(event=event, position=position, **factor)
        for event, row in zip(events, rows, strict=True)
        for position, factor in enumerate(row.get("factors", ()), start=1)
    ]


def _labels(events: list, rows: list[dict], by) -> list[Classification]:
    why = _("The log from which it came gives this reason.")
    return [
        Classification(event=event, failure_type=event.failure_type, reason=row["reason"], rationale=why, by=by)
        for event, row in zip(events, rows, strict=True)
        if row.get("reason")
    ]
