"""The card of an experiment: what everybody who reads in the organisation sees of it.

It is made of what was said for others, of the plan as far as it tells the idea and the prediction, and of the result.
No person, no note, no event and nothing else of the worksheet is on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.experiments.choices import DecisionKind, Outcome
from goldseam.experiments.library.outcomes import DECISIONS, SIGNS, Sign
from goldseam.experiments.library.stops import stops_of
from goldseam.experiments.plan.in_words import hypothesis_of
from goldseam.experiments.result.balancing import balances_of
from goldseam.experiments.result.course import course_of
from goldseam.experiments.result.picture import level_of_prediction
from goldseam.experiments.result.prediction import predicted_in
from goldseam.measurements.picture import picture_of

MOST_POINTS = 500


@dataclass(frozen=True)
class Card:
    """What readers see. `verdict`, `kind` and `scale` are the codes by which it is found."""

    number: int
    title: str
    team: str
    context: str
    change: str
    hypothesis: str
    prediction: tuple[str, ...]
    scale: str
    scale_label: str
    result: tuple[str, ...]
    balances: tuple[str, ...]
    stops: tuple[str, ...]
    verdict: str
    kind: str
    would_repeat_if: str
    is_exploratory: bool
    decided_at: datetime | None

    @classmethod
    def of(cls, cycle, series=None, context: str | None = None, would_repeat_if: str | None = None) -> "Card":
        """The card as it is published or, with other words, as it would be. The effect should show in `series`."""
        plan, study, said = cycle.plan, cycle.studied, _said(cycle)
        return cls(
            number=cycle.number,
            title=cycle.title,
            team=cycle.team.name if cycle.team else "",
            context=said["context"] if context is None else context,
            change=plan.idea or plan.condition,
            hypothesis=hypothesis_of(plan),
            prediction=tuple(predicted_in(cycle, series, with_reasons=False)),
            scale=plan.scale,
            scale_label=plan.scale_label,
            result=tuple(study.observed.words),
            balances=tuple(one.words for one in balances_of(cycle)),
            stops=tuple(stops_of(cycle)),
            verdict=study.verdict,
            kind=cycle.decision.kind,
            would_repeat_if=said["would_repeat_if"] if would_repeat_if is None else would_repeat_if,
            is_exploratory=study.is_exploratory,
            decided_at=cycle.decision.at,
        )

    @property
    def outcome(self) -> Sign:
        return SIGNS[Outcome(self.verdict)]

    @property
    def decision(self) -> Sign:
        return DECISIONS[DecisionKind(self.kind)]

    @property
    def texts(self) -> list[str]:
        """All that people wrote, which is what it is found by."""
        return [self.title, self.context, self.change, self.hypothesis, *self.prediction, self.would_repeat_if]


def picture_of_card(cycle) -> "charts.RunChart | None":
    """What was measured until the result was written, without what people noted beside it."""
    series = cycle.main
    if series is None:
        return None
    until = series.points.standing().filter(at__lte=cycle.studied.at).order_by("-at")
    points = list(until[:MOST_POINTS])[::-1]
    if not points:
        return None
    drawn = picture_of(series, course_of(cycle, series, points))
    bare = [replace(point, note="", href="") for point in drawn.points]
    since = next((place for place, point in enumerate(points) if cycle.is_since_start(point)), len(points))
    return replace(
        drawn,
        points=bare,
        annotations=[],
        phases=[charts.Phase(since, _("Tried"))] if 0 < since < len(points) else [],
        predictions=list(_predicted(cycle, since, len(points) - 1)),
    )


def _predicted(cycle, first: int, last: int) -> "Iterator[charts.Line]":
    level = level_of_prediction(cycle)
    if level is not None and first <= last:
        yield charts.Line(first, last, level, _("Expected"))


def _said(cycle) -> dict[str, str]:
    """What was written for readers."""
    card = cycle.publication if cycle.is_published else None
    return {name: getattr(card, name) if card else "" for name in ("context", "would_repeat_if")}
