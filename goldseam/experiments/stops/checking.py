"""Stop conditions that act: new values are looked at as they come in, and what passes its limit pauses the cycle.

It pauses once and tells people. It never goes on by itself.
"""

from goldseam.experiments.models import Cycle
from goldseam.experiments.stops.reaching import first_reached


def check_stops(series, points) -> None:
    """Pauses each running cycle of which a condition on this series is met."""
    touched = {point.pk for point in points}
    met = {cycle: found for cycle in _watching(series) if (found := first_reached(cycle, series, touched))}
    for cycle in Cycle.lock_for_values([*met]) if met else ():  # All events before the first cycle.
        stop, why = met[cycle]
        cycle.pause(by=None, why=why, stop=stop)


def _watching(series):
    running = Cycle.objects.running().filter(watched__series=series).order_by("pk")
    loaded = running.select_related("current_plan", "organisation", "started__plan").prefetch_related("pauses")
    return loaded.with_measures()
