"""How events get their labels: after how many days, and how many of the labels were changed."""

from dataclasses import dataclass

from goldseam.events.models import Classification
from goldseam.patterns.asked import happened_in
from goldseam.patterns.mix.counted import failures
from goldseam.patterns.periods import Period
from goldseam.statistics.series import median

LOOKED_AT = 1_000  # The newest of a period; the labels of more would say the same.
DAY = 24 * 3600


@dataclass(frozen=True)
class Labels:
    """Of `n` events with a label. `median_days` from what happened to the first label, None where there is none."""

    n: int
    median_days: float | None
    changed: int
    is_capped: bool


def labels_of(events, period: Period) -> Labels:
    labelled = happened_in(period, failures(events)).exclude(failure_type="").latest_first()
    happened = dict(labelled.values_list("pk", "happened_at")[:LOOKED_AT])
    days: dict[int, float] = {}
    types: dict[int, set[str]] = {}
    labels = Classification.objects.filter(event__in=list(happened)).order_by("pk")
    for event, failure_type, at in labels.values_list("event", "failure_type", "at"):
        days.setdefault(event, max(0.0, (at - happened[event]).total_seconds() / DAY))
        types.setdefault(event, set()).add(failure_type)
    changed = sum(len(each) > 1 for each in types.values())
    return Labels(len(days), median([*days.values()]), changed, len(happened) == LOOKED_AT)
