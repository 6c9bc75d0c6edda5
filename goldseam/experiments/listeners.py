"""What follows when something happens to an experiment, and when values come in for it."""

from goldseam.activity.listening import when
from goldseam.experiments.described import keep_what_limits_mean, keep_where_it_is_looked_at
from goldseam.experiments.result.first_data import keep_what_was_before
from goldseam.experiments.stops.checking import check_stops
from goldseam.measurements.watching import watches_description, watches_points


@watches_points
def take_in(series, points) -> None:
    """What was before is kept first: a stop ends the wait for data."""
    keep_what_was_before(series, points)
    check_stops(series, points)


@watches_description
def keep_its_meaning(series, before: dict) -> None:
    keep_where_it_is_looked_at(series, before)
    keep_what_limits_mean(series, before)


@when("cycle.decided")
def complete_its_action(activity) -> None:
    """Whoever promised a trial has kept the promise once people have decided, whatever came out."""
    cycle = activity.subject
    action = cycle.action if cycle and cycle.is_decided else None
    if action and action.is_open and activity.actor:
        action.complete(by=activity.actor, evidence=cycle.decision.get_kind_display())
