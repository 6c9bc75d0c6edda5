"""What reads differently in many versions at once."""

from collections.abc import Iterable

from django.db.models import Q

from goldseam.artifacts.comparing import Shown, content_of, sides
from goldseam.artifacts.models.version import Version


class Differences:
    """Between each version and the one before it: one query for all, and one for their items."""

    def __init__(self, versions: Iterable[Version]):
        which = Q(pk__in=[])
        for version in versions:
            which |= Q(artifact=version.artifact_id, number=version.number - 1)
        found = Version.objects.filter(which).select_related("artifact").prefetch_related("items")
        self.before = {(one.artifact_id, one.number): one for one in found}

    def lines(self, version: Version) -> list[Shown]:
        """What went and what came. Of a first version, all of it is new."""
        left, right = sides(content_of(self.before.get((version.artifact_id, version.number - 1))), content_of(version))
        gone = [line for line in left if line.mark == "removed" and not line.heading]
        return gone + [line for line in right if line.mark in {"added", "changed"} and not line.heading]

    def added(self, version: Version) -> list[str]:
        """The lines that are there now and were not before, or not so."""
        come = [line for line in self.lines(version) if line.mark != "removed"]
        return ["".join(text for _mark, text in line.parts).strip() for line in come]
