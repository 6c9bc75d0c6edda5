"""The first data of a test: from then on, what they are compared with stays as it was known."""

from goldseam.experiments.models import Cycle
from goldseam.measurements.watching import watches_points


@watches_points
def keep_what_was_before(series, points) -> None:
    watching = Cycle.objects.started().filter(watched__series=series, studied=None)
    for cycle in watching.select_related("organisation", "started__plan").order_by("pk"):
        if str(series.pk) not in cycle.started.before:
            cycle.keep_before()
