"""How sure people are, before and after: said in private, counted once, shown from five people on."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _now

from goldseam.live.models.estimate import SUREST, Confidence, Estimate
from goldseam.statistics.means import mean_interval

if TYPE_CHECKING:
    from goldseam.live.models.room import Room

FEWEST = 5  # With fewer, everybody could reckon what the others said.
BEFORE, AFTER = "before", "after"
NO_MORE_THAN = 90  # Where all were entirely sure, or not at all, more would tell what each of them said.


class Estimating:
    """A room in which everybody says for themselves how sure they are that it will go well."""

    @transaction.atomic
    def estimate(self: "Room", owner: str, percent: int) -> None:
        """How sure this device is now, in percent. Sent twice, it is the same; until it is counted it can change."""
        self.hold()
        moment = self.stage.asks_estimate
        if not moment:
            raise ValidationError(_now("Nobody asks for this at the moment."))
        if hasattr(self, "confidence"):
            raise ValidationError(_now("This has been counted already: what comes now is not counted any more."))
        if not 0 <= percent <= SUREST:
            raise ValidationError({"percent": _now("A number from 0 to 100.")})
        mine = self.estimates.filter(moment=moment, owner=owner)
        if not mine.update(percent=percent):
            Estimate.objects.create(room=self, moment=moment, owner=owner, percent=percent)

    def estimate_of(self: "Room", owner: str, moment: str = "") -> int | None:
        mine = self.estimates.filter(moment=moment or self.stage.asks_estimate, owner=owner)
        return mine.values_list("percent", flat=True).first()

    @property
    def asks_estimates(self: "Room") -> bool:
        """Whether it asks both before and after; one alone says nothing."""
        return {BEFORE, AFTER} <= {stage.asks_estimate for stage in self.all_stages}

    @transaction.atomic
    def count_estimates(self: "Room", by) -> None:
        """Keeps mean and spread where enough people answered both times, and forgets what each of them said."""
        self.hold(even_if_over=True)
        if hasattr(self, "confidence") or not self.asks_estimates:
            return
        self.confidence = Confidence.objects.create(room=self, **self._confidence())
        self.estimates.all().delete()
        self.changed()

    def _confidence(self: "Room") -> dict:
        said: dict[str, dict[str, int]] = {BEFORE: {}, AFTER: {}}
        for moment, owner, percent in self.estimates.values_list("moment", "owner", "percent"):
            said[moment][owner] = percent
        both = said[BEFORE].keys() & said[AFTER].keys()
        if len(both) < FEWEST:
            return {}
        return {"people": len(both)} | {
            name: number for moment in said for name, number in _told(moment, [said[moment][one] for one in both])
        }


def _told(moment: str, percents: list[int]) -> list[tuple[str, float | None]]:
    found = mean_interval(percents)
    if len(set(percents)) == 1 and percents[0] in (0, SUREST):
        return [(moment, NO_MORE_THAN if percents[0] else SUREST - NO_MORE_THAN), (f"{moment}_spread", None)]
    return [(moment, round(found.mean or 0)), (f"{moment}_spread", round(found.sd or 0))]
