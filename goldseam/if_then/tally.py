"""Following through: how often it was done, out of the moments that were noted. Self-report, and small numbers."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count

from goldseam.if_then.models import Encounter, Outcome, RuleEncounter
from goldseam.if_then.personal import is_personal
from goldseam.verdicts import proportions

WELL = 4  # So many moments in a row.
WRONG_CUES = 2
MISSES = 3


@dataclass
class Tally:
    """What was noted since the plan reads as it does."""

    counts: Counter = field(default_factory=Counter)

    @property
    def done(self) -> int:
        return self.counts[Outcome.DID]

    @property
    def opportunities(self) -> int:
        """Where the cue was wrong, there was nothing to do."""
        return self.done + self.counts[Outcome.DID_NOT]

    @property
    def wrong_cues(self) -> int:
        return self.counts[Outcome.WRONG_CUE]

    @property
    def is_empty(self) -> bool:
        return not self.counts.total()

    @property
    def words(self) -> str:
        """Done out of opportunities, with n and the shares that fit."""
        return proportions.of_one(self.done, self.opportunities).shows

    @property
    def asks_for_another_cue(self) -> bool:
        return self.wrong_cues >= WRONG_CUES

    @property
    def asks_for_a_stronger_way(self) -> bool:
        misses = self.counts[Outcome.DID_NOT]
        return misses >= MISSES and misses >= self.done


def tallies_of(artifacts, person) -> dict[int, Tally]:
    """Of each, what this person may see of it: one query for plans and one for rules, however many there are."""
    found = {artifact.pk: Tally() for artifact in artifacts}
    plans = [artifact.pk for artifact in artifacts if is_personal(artifact)]
    rules = [artifact.pk for artifact in artifacts if not is_personal(artifact)]
    for model, asked in ((Encounter, plans), (RuleEncounter, rules)):
        for row in _counted(model, person, asked) if asked else ():
            found[row["artifact"]].counts[row["outcome"]] = row["count"]
    return found


def _counted(model, person, artifacts: list[int]):
    seen = model.objects.visible_to(person).filter(artifact__in=artifacts).since_it_reads_so()
    return seen.order_by().values("artifact", "outcome").annotate(count=Count("pk"))


def is_kept_well(artifact, person) -> bool:
    """The last moments were all taken: then nobody has to remind any more."""
    mine = Encounter.objects.visible_to(person).filter(artifact=artifact).since_it_reads_so()
    lately = list(mine.exclude(outcome=Outcome.WRONG_CUE).order_by("-pk").values_list("outcome", flat=True)[:WELL])
    return lately == [Outcome.DID] * WELL
