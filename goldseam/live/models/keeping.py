"""What stays of a room: a card or a cluster becomes a risk, a row of a timeline, an action."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from goldseam.live.models.cluster import Cluster
from goldseam.live.models.kept import Kept

if TYPE_CHECKING:
    from goldseam.live.models.room import Room


class Keeping:
    """A room of which something stays. What things can become is said by the practice it was opened for."""

    @property
    def ways(self: "Room") -> dict:
        """What cards and clusters can become in this stage: word → `Becoming`, in the order of the stage."""
        every = self.purposed.becomes
        return {what: every[what] for what in self.stage.into or every if what in every}

    @transaction.atomic
    def keep(self: "Room", by, source, what: str, facts: dict | None = None, **named) -> Kept:
        """Makes of a card or a cluster what it becomes. A second time it is what it has become already.

        `facts`: what its form has found; a form has names of its own, which may be those of this verb.
        Whoever still writes when the room has gone on, or when somebody else was faster, loses nothing.
        """
        self.hold()
        source = type(source).objects.select_for_update(of=("self",)).filter(pk=source.pk).first()
        if source is None:
            raise ValidationError(_now("This card or group is not there any more."))
        found = source.kept.filter(what=what).select_related("by").first()
        if found and found.by and found.by != by:
            words = _now("%(who)s has written this down meanwhile. Your words are still here.")
            raise ValidationError(words % {"who": found.by})
        return found or self._keep(by, source, what, (facts or {}) | named)

    def _keep(self: "Room", by, source, what: str, facts: dict) -> Kept:
        thing = self.purposed.becomes[what].make(self, by, source, **facts)
        name = "cluster" if isinstance(source, Cluster) else "card"
        kept = Kept.objects.create(room=self, what=what, by=by, thing=thing, **{name: source})
        self.changed()
        return kept

    def may_keep(self: "Room", person) -> bool:
        """Whoever writes in the organisation. Guests say what they think, and somebody writes it down."""
        return bool(self.purposed.becomes) and bool(person) and person.writes_in(self.organisation)

    def may_open_kept(self: "Room", person) -> bool:
        """Whether what was made is for this person to open: whoever sees what the room is held about. No guest does."""
        return bool(person) and type(self).objects.filter(pk=self.pk).visible_to(person).exists()

    def label_of(self: "Room", kept: Kept) -> str:
        """What it has become, in words of the practice."""
        way = self.purposed.becomes.get(kept.what)
        return str(way.label) if way else ""

    def what_was_kept(self: "Room") -> list[Kept]:
        """All that came out and is still there, in the order in which it was decided."""
        kept = self.kept.order_by("pk").select_related("card", "cluster")
        return [one for one in kept.prefetch_related(GenericPrefetch("thing", self._things(kept))) if one.thing]

    def _things(self: "Room", kept) -> list:
        """What was made, loaded with what its words and its address need."""
        needs: dict[int, set[str]] = defaultdict(set)
        for kind, what in kept.order_by().values_list("thing_type", "what").distinct():
            if way := self.purposed.becomes.get(what):
                needs[kind].update(way.needs)
        models = {kind: ContentType.objects.get_for_id(kind).model_class() for kind in needs}
        return [model._default_manager.select_related(*needs[kind]) for kind, model in models.items() if model]
