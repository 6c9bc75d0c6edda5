"""Loads the artifact named in the address, out of those that this person may see."""

from itertools import groupby

from django.shortcuts import get_object_or_404

from goldseam.artifacts.models import Artifact
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped


class ArtifactScoped(OrganisationScoped):
    def load(self, number, **kwargs):
        artifacts = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        related = artifacts.select_related(
            "organisation", "team", "owner", "trial__by", "activation__by", "retirement__by"
        )
        self.artifact = get_object_or_404(related, number=number)


def pause_points(version, person):
    """The items under their pause points, each with the event that caused it, if this person may see that."""
    items = list(version.items.all())
    seen = Event.objects.visible_to(person).in_bulk([item.origin_id for item in items if item.origin_id])
    pairs = [(item, seen.get(item.origin_id)) for item in items]
    return [(pause, list(group)) for pause, group in groupby(pairs, key=lambda pair: pair[0].pause)]


def changes_of(version, person):
    """The events that this version answers, with where each was decided, as far as this person may see them."""
    return list(version.changes.visible_to(person).select_related("event").prefetch_related("source"))
