"""The first data of a test: from then on, what they are compared with stays as it was known."""

from goldseam.experiments.models import Cycle


def keep_what_was_before(series, points) -> None:
    watching = Cycle.objects.started().filter(watched__series=series, studied=None)
    first = [one for one in watching.select_related("started").order_by("pk") if not _is_kept(one, series)]
    for cycle in Cycle.lock_for_values(first) if first else ():  # A stop may ask for them next: events before cycles.
        cycle.wait_for_others()
        if not _is_kept(cycle, series):
            cycle.keep_before()


def _is_kept(cycle, series) -> bool:
    return str(series.pk) in cycle.started.before
