"""What follows when something happens to an experiment."""

from goldseam.activity.listening import when
from goldseam.experiments import described  # noqa: F401  (registers what may not change in a series)


@when("cycle.decided")
def complete_its_action(activity) -> None:
    """Whoever promised a trial has kept the promise once people have decided, whatever came out."""
    cycle = activity.subject
    action = cycle.action if cycle and cycle.is_decided else None
    if action and action.is_open and activity.actor:
        action.complete(by=activity.actor, evidence=cycle.decision.get_kind_display())
