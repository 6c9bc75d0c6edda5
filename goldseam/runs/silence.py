"""Checklists that people work by, and that nobody has run for long: long for them, by their own rhythm."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Min
from django.utils import timezone

from goldseam.artifacts.models import Artifact

TIMES = 3  # As long as three of its usual gaps.
LEAST = timedelta(days=14)
WITHOUT_RHYTHM = timedelta(days=90)  # With fewer than three runs there is no rhythm.
FEWEST = 3
LOOKED_AT = 200
# Distinct, since the answers of a run may be counted beside it.
COUNTED = {"runs": Count("pk", distinct=True), "first": Min("started_at"), "last": Max("started_at")}


@dataclass(frozen=True)
class RunRhythm:
    """How often a checklist was run, and when last."""

    runs: int
    first: datetime | None
    last: datetime | None

    @property
    def patience(self) -> timedelta:
        """How long without a run is nothing unusual."""
        if self.runs < FEWEST or self.first is None or self.last is None:
            return WITHOUT_RHYTHM
        return max(LEAST, TIMES * (self.last - self.first) / (self.runs - 1))

    def is_silent(self, active_since: datetime) -> bool:
        """Nobody has run it for longer than that, since it is active."""
        return timezone.now() - max(self.last or active_since, active_since) > self.patience


def rhythm_of(artifact) -> RunRhythm:
    return RunRhythm(**artifact.runs.aggregate(**COUNTED))


def is_silent(artifact, rhythm: RunRhythm | None = None) -> bool:
    """Whether people should ask themselves if they still need it."""
    return artifact.is_active and (rhythm or rhythm_of(artifact)).is_silent(artifact.activation.at)


def silent_ones(organisation, person) -> list[tuple[Artifact, RunRhythm]]:
    """Those among the checklists that this person sees, the longest silent first."""
    seen = Artifact.objects.filter(organisation=organisation).visible_to(person).checklists().active()
    counted = seen.annotate(n=Count("runs"), first=Min("runs__started_at"), last=Max("runs__started_at"))
    loaded = counted.select_related("activation", "organisation").order_by(F("last").asc(nulls_first=True), "pk")[
        :LOOKED_AT
    ]
    found = [(artifact, RunRhythm(artifact.n, artifact.first, artifact.last)) for artifact in loaded]
    return [(artifact, rhythm) for artifact, rhythm in found if rhythm.is_silent(artifact.activation.at)]
