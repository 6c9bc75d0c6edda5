"""Drafting: what the product knows goes into the note. What people wrote there is never overwritten."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldseam.shareouts.facts import Fact, facts_of
from goldseam.shareouts.models.part import Part, PartKind

ALWAYS = [PartKind.INTRODUCTION, PartKind.OPEN]  # Parts of every note, blank until somebody writes them.


class Draftable:
    """A note that can be drafted, again and again."""

    drafted_at: datetime | None

    @transaction.atomic
    def draft(self, by) -> int:
        """Adds what is new since the last time, and brings up to date what nobody has touched; how much is new."""
        type(self).objects.select_for_update().get(pk=self.pk)
        known = {_source(part): part for part in self.parts.all()}
        for kind in ALWAYS:
            if (kind, None, None, None) not in known:
                self.parts.create(kind=kind)
        facts = facts_of(self.organisation, self.quarter)
        added = [self._add(fact, by) for fact in facts if fact.source not in known]
        for fact in facts:
            if fact.source in known:
                _renew(known[fact.source], fact, by)
        self.drafted_at = timezone.now()
        self.save(update_fields=["drafted_at"])
        return len(added)

    def _add(self, fact: Fact, by) -> Part:
        last = self.parts.filter(kind=fact.kind).aggregate(last=Max("position"))["last"]
        part = self.parts.create(
            kind=fact.kind,
            position=0 if last is None else last + 1,
            drafted=fact.content,
            version_id=fact.version,
            outcome_id=fact.outcome,
            recognition_id=fact.recognition,
        )
        part.events.set(fact.events)
        part.keep(fact.content, by)
        return part


def _renew(part: Part, fact: Fact, by) -> None:
    """Fields that nobody has touched follow the facts: a proof that came in since the first draft, for one."""
    part.events.add(*fact.events)
    if fact.content == part.drafted:
        return
    untouched = {name for name, value in part.said.items() if value == part.drafted.get(name, "")}
    wanted = {name: fact.content[name] if name in untouched else value for name, value in part.said.items()}
    part.drafted = fact.content
    part.save(update_fields=["drafted"])
    if wanted != part.said:
        part.keep(wanted, by)


def _source(part: Part) -> tuple:
    """As a fact says it."""
    return (part.kind, part.version_id, part.outcome_id, part.recognition_id)
