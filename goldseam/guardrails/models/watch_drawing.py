"""Where the limit of a watch lies, and which values cross it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.crossing import first_crossed, of_volume, told
from goldseam.measurements.limits import Limits, drawn_from

MOST_OF_BASELINE = 5_000


class How(models.TextChoices):
    """Where the limit comes from. A single value beyond two standard deviations is nothing unusual: it comes up once
    in 44 days with nothing wrong."""

    TWO_OR_THREE = "two_or_three", _("Beyond 2 standard deviations twice running, or beyond 3 once")
    THREE_SD = "three_sd", _("Beyond 3 standard deviations")
    TWO_SD = "two_sd", _("Beyond 2 standard deviations")
    LIMIT = "limit", _("A limit that we set ourselves")


@dataclass(frozen=True)
class Rule:
    """One limit, and how many values running have to lie beyond it."""

    limits: Limits
    in_a_row: int = 1

    @property
    def as_json(self) -> dict:
        return {"limits": asdict(self.limits), "in_a_row": self.in_a_row}

    @classmethod
    def from_json(cls, kept: dict) -> "Rule":
        return cls(Limits(**kept["limits"]), kept["in_a_row"])


@dataclass(frozen=True)
class Crossing:
    """Where a rule was met: the value that completed it, the limit that it crossed, and both in words."""

    point: object
    value: float
    limit: float
    why: str


class Drawn:
    """A watch with its limits: those that were kept when it was activated or, before, those that would be drawn now."""

    @cached_property
    def rules(self) -> list[Rule]:
        if hasattr(self, "activation"):
            return [Rule.from_json(kept) for kept in self.activation.rules]
        return self.rules_from(self.baseline)

    @property
    def lack(self) -> str:
        """Why there is no limit; nothing where there is one."""
        return next((rule.limits.lack for rule in self.rules if rule.limits.lack), "")

    @cached_property
    def baseline(self) -> list:
        """Values of the window that was chosen or, without one, the frozen baseline, or all that there is."""
        first, until = self.baseline_first, self.baseline_until
        if not (first or until) and self.series.is_frozen:
            first, until = self.series.freeze.first, self.series.freeze.until
        points = self.series.points.standing()
        points = points.filter(at__gte=first) if first else points
        points = points.filter(at__lte=until) if until else points
        values = points.order_by("-at").values_list("at", "amount", "of", named=True)
        return list(values[:MOST_OF_BASELINE])[::-1]

    def rules_from(self, baseline: Sequence) -> list[Rule]:
        if self.how == How.LIMIT:
            return [Rule(Limits(self.side, at=self.limit), self.in_a_row)]
        wanted = {How.TWO_SD: [(2.0, self.in_a_row)], How.THREE_SD: [(3.0, self.in_a_row)]}
        pairs = wanted.get(How(self.how), [(2.0, 2), (3.0, 1)])
        enough, _values = of_volume(list(baseline), list(baseline), self.least)
        return [Rule(drawn_from(self.series, enough, self.side, sds), in_a_row) for sds, in_a_row in pairs]

    def first_crossing(self, points: list, values: list[float | None]) -> int | None:
        """The place of the value that completes a rule first; see `crossing_at`."""
        found = [first_crossed(values, points, rule.limits, rule.in_a_row) for rule in self.rules]
        return min((place for place in found if place is not None), default=None)

    def crossing_at(self, place: int, points: list, values: list[float | None]) -> Crossing:
        """What is told of it. Where it completes both rules, the wider limit says more."""
        met = [rule for rule in self.rules if self._completes(rule, place, points, values)]
        rule, value = met[-1], values[place] or 0.0
        limit = rule.limits.for_unit(points[place]) or 0.0
        words = told(self.series, self.side, value, limit)
        return Crossing(points[place], value, limit, _running(words, rule.in_a_row))

    def _completes(self, rule: Rule, place: int, points: list, values: list[float | None]) -> bool:
        stretch = slice(max(0, place - rule.in_a_row + 1), place + 1)
        return first_crossed(values[stretch], points[stretch], rule.limits, rule.in_a_row) is not None


def _running(words: str, in_a_row: int) -> str:
    if in_a_row == 1:
        return words
    return str(_("%(words)s %(count)s values running lie beyond it.") % {"words": words, "count": in_a_row})
