"""What people should know before they lock a plan: how often its stop conditions will fire without a reason."""

import math

from django.utils.translation import gettext as _

from goldseam.experiments.sample.sentences import DAYS
from goldseam.experiments.stops.limits import SDS, baseline_of
from goldseam.measurements.series_kind import Every
from goldseam.statistics.two_sd import LEAST, false_alarms
from goldseam.verdicts.words import percent

MOST_LOOKS = 1_000


def hints_before(cycle) -> list[str]:
    """One sentence for each condition that a measure can meet by chance alone."""
    plan = cycle.plan
    found = [_false_alarm(cycle, plan, stop) for stop in plan.stops if stop.acts and stop.rule in SDS]
    return [words for words in found if words]


def _false_alarm(cycle, plan, stop) -> str:
    series = cycle.series_numbered(stop.series)
    looks = looks_in_window(plan, series) if series else 0
    if not looks:
        return ""
    share = false_alarms(looks, SDS[stop.rule], stop.in_a_row, _drawn_from(cycle, series))
    words = _(
        "The stop on “%(series)s” is looked at about %(looks)d times. In %(share)s of tests it would fire by chance, "
        "with nothing wrong."
    )
    return words % {"series": series, "looks": looks, "share": percent(share)}


def _drawn_from(cycle, series) -> int | None:
    """How many values a limit is drawn from: it misleads more often than one that is known. None where it cannot be."""
    known = len(baseline_of(cycle, series))
    return known if known >= LEAST else None


def looks_in_window(plan, series) -> int:
    """How many values are to come: as planned, or as the window and the rhythm of the measure say."""
    if series.every == Every.EVENT or not plan.days or plan.days < 1:
        return min(MOST_LOOKS, plan.sample_size or 0)
    return min(MOST_LOOKS, math.ceil(plan.days / DAYS[Every(series.every)]))
