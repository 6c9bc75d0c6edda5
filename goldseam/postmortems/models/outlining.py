"""The parts of an account: those that its template asks for, and those that people add or take out."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.postmortems.keys import free_key
from goldseam.postmortems.part_kinds import PartKind
from goldseam.reviews.models import Section


class Outlined:
    """An account made of parts."""

    def lay_out(self, parts) -> None:
        """Gives it the parts of a template, below those that it has."""
        taken = self._keys
        for position, part in enumerate(parts, start=len(taken)):
            kind = part.kind if part.kind in PartKind.values else PartKind.OTHER
            section = self.review.sections.create(
                key=free_key(part.key or part.heading, taken, otherwise=kind),
                position=position,
                kind=kind,
                heading=part.heading,
                prompt=part.prompt,
                is_required=part.is_required,
            )
            taken.add(section.key)

    @transaction.atomic
    def add_part(self, by, heading: str) -> Section:
        """One more part, with a heading of its own: at the end, but above the open questions that stand there."""
        self.event.want_it_here()
        part = self.review.sections.create(
            key=free_key(heading, self._keys),
            position=self._make_room(),
            kind=PartKind.OTHER,
            heading=heading.strip()[:200],
        )
        Activity.record("postmortem.part_added", self, by=by)
        return part

    @transaction.atomic
    def drop_part(self, by, section: Section) -> None:
        """Takes out a part in which nothing was ever written. What was written stays, with its revisions."""
        self.event.want_it_here()
        found = self.review.sections.select_for_update().filter(pk=section.pk).first()
        if found is None:
            return
        if found.is_required:
            raise ValidationError(_("The template asks for this part, so it stays."))
        if found.number:
            raise ValidationError(_("Something was written in this part. It stays, so that its revisions are kept."))
        found.delete()
        Activity.record("postmortem.part_dropped", self, by=by)

    @property
    def _keys(self) -> set[str]:
        return set(self.review.sections.values_list("key", flat=True))

    def _make_room(self) -> int:
        """The position of a new part; open questions at the very end make way."""
        last = self.review.sections.last()
        if last and last.kind == PartKind.QUESTIONS:
            self.review.sections.filter(pk=last.pk).update(position=F("position") + 1)
            return last.position
        return (self.review.sections.aggregate(last=Max("position"))["last"] or 0) + 1
