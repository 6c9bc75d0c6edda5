"""What a plan takes, in words: how many results, how small an effect they could show, and how long that would be."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.experiments.choices import Looks, Role
from goldseam.experiments.sample.sizes import RATES, Expected, detectable, expected_of, needed_sample, part_of_one
from goldseam.measurements.figures import unit_of
from goldseam.measurements.models import SeriesKind
from goldseam.measurements.series_kind import Every
from goldseam.verdicts import Verdict, looking_early, sample_sizes
from goldseam.verdicts.words import amount, many

LATELY = timedelta(days=90)
SOON = 14  # Days. What takes longer deserves a measure that answers sooner.
DAYS = {Every.DAY: 1.0, Every.WEEK: 7.0, Every.MONTH: 30.4}


@dataclass(frozen=True)
class Reckoning:
    """Sentences about the sample; where they cannot be made, what is `missing`; and what would answer `sooner`."""

    lines: list[str] = field(default_factory=list)
    missing: str = ""
    sooner: str = ""


def reckoned(cycle, plan) -> Reckoning:
    if plan.feasibility_only:
        return Reckoning(
            [_("A handful of tries tells whether it can be done at all. It tells nothing about the effect.")]
        )
    series = cycle.main
    if series is None:
        return Reckoning(missing=_("It depends on what is measured. Choose the measure for the effect first."))
    needed, expected = needed_sample(plan, series.kind), expected_of(plan)
    if needed is None or expected is None:
        return Reckoning(missing=_missing(plan, series))
    days = _days_for(series, needed.each)
    takes = _takes(plan, expected, series)
    lines = [
        _number(takes, expected, series, needed.each),
        _lasts(days),
        _shows(plan, series),
        takes.does_not_show,
        _looks(plan),
    ]
    return Reckoning([line for line in lines if line], sooner=_sooner(cycle, days))


def _missing(plan, series) -> str:
    if not plan.is_predicted or plan.baseline is None:
        return _("Say what it is without the change, and by how much it will differ. Then this can be worked out.")
    if not plan.spread and series.kind not in (SeriesKind.SHARE, *RATES):
        return _("Say the usual spread as well. Then this can be worked out.")
    return _("This cannot be worked out with these numbers: look at the direction and the size once more.")


def _takes(plan, expected: Expected, series) -> Verdict:
    """Shares in parts of one, as verdicts have them; what is counted or collected, in its own unit."""
    before, after, planned = expected.before, max(0.0, expected.after), plan.sample_size
    if series.kind == SeriesKind.SHARE:
        return sample_sizes.of_shares(part_of_one(before), part_of_one(after), planned)
    if series.kind in RATES:
        return sample_sizes.of_rates(before, after, planned, str(series.every))
    return sample_sizes.of_means(plan.spread, expected.after - before, planned, str(unit_of(series)))


def _number(takes: Verdict, expected: Expected, series, each: int) -> str:
    """What is counted by opportunities rather than by days or weeks has no stretch of time."""
    if series.kind != SeriesKind.RATE and (series.kind != SeriesKind.COUNT or series.every != Every.EVENT):
        return takes.shows
    words = _("To tell %(before)s from %(after)s takes about %(each)s before the change, and as many with it.")
    unit = str(unit_of(series))
    before, after = _figure(expected.before, unit), _figure(expected.after, unit)
    return words % {"before": before, "after": after, "each": _units(series, each)}


def _shows(plan, series) -> str:
    """How small an effect the planned number could show."""
    if not plan.sample_size:
        return ""
    planned = _units(series, plan.sample_size)
    found = detectable(plan, series.kind, plan.sample_size)
    if found is None:
        return _("With %(planned)s no change of this kind could be told from chance.") % {"planned": planned}
    words = _(
        "With %(planned)s only a change from %(before)s to %(found)s would show. A smaller one would look like chance."
    )
    unit = str(unit_of(series))
    return words % {"planned": planned, "before": _figure(plan.baseline, unit), "found": _figure(found, unit)}


def _lasts(days: float | None) -> str:
    if days is None:
        return ""
    return _("At the usual pace that takes %(time)s.") % {"time": _time(days)}


def _looks(plan) -> str:
    """What the way of looking means, and what looking early without one would cost."""
    if plan.looks not in ("", Looks.ONCE):
        return looking_early.of_plan(plan.looks, plan.look_count).shows
    return looking_early.of_plan("", plan.look_count).shows if plan.look_count > 1 else ""


def _sooner(cycle, days: float | None) -> str:
    if days is None or days <= SOON:
        return ""
    soon = next((one.series for one in cycle.watched.select_related("series") if one.role == Role.PROCESS), None)
    if soon:
        return _("“%(measure)s” answers sooner: look at it first.") % {"measure": soon}
    return _("Something on the way answers sooner: is it done as planned, how long does it take? Watch that as well.")


def _days_for(series, each: float) -> float | None:
    """How long it takes to collect so many, at the pace of the last months or by how often it is measured."""
    pace = _pace(series)
    return each / pace if pace else None


def _pace(series) -> float:
    """How much comes in a day: cases of shares, exposure of rates, values of all else."""
    if series.every != Every.EVENT and series.kind not in (SeriesKind.SHARE, SeriesKind.RATE):
        return 1 / DAYS[Every(series.every)]
    since = timezone.now() - LATELY
    points = list(series.points.standing().filter(at__gte=since).order_by("at").values_list("at", "of"))
    if len(points) < 2:
        return 0
    days = max(1.0, (points[-1][0] - points[0][0]).total_seconds() / 86_400)
    amounts = [of or 0 for _at, of in points[1:]]
    if series.kind == SeriesKind.SHARE:
        return sum(amounts) / days
    if series.kind == SeriesKind.RATE:
        return sum(amounts) / series.per / days
    return len(amounts) / days


def _units(series, number: float) -> str:
    """So many of what is collected."""
    if series.kind == SeriesKind.SHARE:
        return _("%(number)s cases") % {"number": many(number)}
    if series.kind == SeriesKind.RATE:
        return _("%(number)s times “%(unit)s”") % {"number": many(number), "unit": unit_of(series)}
    return _("%(number)s values") % {"number": many(number)}


def _figure(value: float, unit: str) -> str:
    return f"{amount(value)}%" if unit == "%" else amount(value, unit)


def _time(days: float) -> str:
    if days < 14:
        return _("%(number)s days") % {"number": many(max(1, round(days)))}
    if days < 365 * 2:
        return _("%(number)s weeks") % {"number": many(round(days / 7))}
    return _("%(number)s years") % {"number": many(round(days / 365, 1))}
