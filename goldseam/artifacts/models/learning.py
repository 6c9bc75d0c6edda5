"""What was learned: artifacts that read differently because of events."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldseam.artifacts.models.version import Version
from goldseam.artifacts.strength import USUAL


class LearningQuerySet(models.QuerySet):
    def learned_from(self, events, since, until=None):
        """Those of which a version, more than new wording, was linked to one of the events in that time."""
        return self.filter(pk__in=answering(events, since, until))

    def of_strength(self, strength: int):
        """As people said; else as the kind mostly does."""
        usual = [kind for kind, level in USUAL.items() if level == strength]
        return self.filter(Q(said_strength=strength) | Q(said_strength=None, kind__in=usual))


def answering(events, since, until=None):
    """Keys of the artifacts of which a version, more than new wording, was linked to one of the events in that time.

    The links of that time are few and come first. Each event is looked up by itself: a list of all that may be seen
    is a million long.
    """
    span = {"changes__at__gte": since} | ({"changes__at__lt": until} if until else {})
    seen = events.filter(pk=OuterRef("changes__event"))
    return Version.objects.filter(Exists(seen), is_cosmetic=False, **span).values("artifact")
