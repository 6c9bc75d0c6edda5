"""What a plan lacks: parts without which nothing starts, and what would make its result easier to believe."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.experiments.choices import Amount, Looks, Reversible, Scale, StopKind, StopRule
from goldseam.experiments.plan.plan import Plan
from goldseam.experiments.sample.sizes import shortfall
from goldseam.experiments.stops.limits import limits_of
from goldseam.measurements.models import SeriesKind

DAYS = 14  # Of a cycle that asks “does it work here at all?”; beyond, it is pointed out.


class Gap(NamedTuple):
    """Something that a plan lacks. What `is_needed` stops the start; the rest is for people to weigh."""

    field: str
    words: str
    is_needed: bool = True


def gaps_of(cycle, plan: Plan) -> list[Gap]:
    return [*_needed(cycle, plan), *_wished(cycle, plan)]


def _needed(cycle, plan: Plan) -> Iterator[Gap]:
    yield from _of_hypothesis(plan)
    yield from _of_prediction(cycle, plan)
    if not plan.scale:
        yield Gap("scale", _("Choose how widely it is tried. Start small."))
    if not plan.success and not (plan.success_side and plan.success_at is not None):
        yield Gap("success", _("Say what you would call a success, before you see anything."))
    yield from _of_stops(cycle, plan)
    yield from _of_window(cycle, plan)
    if not plan.told:
        yield Gap("told", _("Say who is told. People on whom something is tried know of it."))
    if plan.needs_approval and not plan.approval:
        yield Gap("approval", _("Write who approved it: it touches people who need protection, health data or jobs."))


def _of_hypothesis(plan: Plan) -> Iterator[Gap]:
    if not plan.condition:
        yield Gap("condition", _("If … what? Say what is done differently."))
    if not plan.expected:
        yield Gap("expected", _("Then … what? Say what you expect to happen."))
    if not plan.because:
        yield Gap("because", _("Because … why? The reason is what you learn about."))


def _of_prediction(cycle, plan: Plan) -> Iterator[Gap]:
    if plan.feasibility_only:
        return
    if not plan.direction:
        yield Gap("direction", _("Predict: will it go up or down? Or say that you only try whether it can be done."))
    if not plan.size:
        yield Gap("size", _("Predict by how much. A guess that can be wrong teaches more than none."))
    main = cycle.main
    if main is None:
        yield Gap("main", _("Choose the measurement in which the effect should show."))
    elif plan.looks == Looks.ANY_TIME and (main.kind != SeriesKind.SHARE or plan.baseline is None):
        yield Gap("looks", _("Looking at any time works for shares, with a share that is expected without the change."))


def _of_stops(cycle, plan: Plan) -> Iterator[Gap]:
    if not plan.stops:
        yield Gap("stops", _("Say when you would stop: at least one condition, before the start."))
    for stop in plan.stops:
        if words := _lack_of(cycle, stop):
            yield Gap("stops", words)


def _lack_of(cycle, stop) -> str:
    if stop.series is None and not stop.rule:
        return "" if stop.words else _("Say in words when to stop.")
    series = cycle.series_numbered(stop.series)
    if series is None:
        return _("A stop condition names a measurement that this experiment does not look at. Add it first.")
    if not stop.rule or not stop.side:
        return _("Say for the stop condition on “%(series)s” above or below which limit.") % {"series": series}
    if stop.rule == StopRule.LIMIT:
        return "" if stop.limit is not None else _("Set the limit for “%(series)s”.") % {"series": series}
    return limits_of(cycle, series, stop).lack


def _of_window(cycle, plan: Plan) -> Iterator[Gap]:
    if plan.starts_on is None:
        yield Gap("starts_on", _("Say when it starts."))
    if plan.ends_on is None:
        yield Gap("ends_on", _("Say when it ends."))
    if plan.days is not None and plan.days < 1:
        yield Gap("ends_on", _("It ends before it starts."))
    elif plan.ends_on and not cycle.is_started and plan.ends_on < cycle.today:
        yield Gap("ends_on", _("These days are over. Choose others."))


def _wished(cycle, plan: Plan) -> Iterator[Gap]:
    if plan.days is not None and plan.days > DAYS:
        words = ngettext(
            "It takes %(num)d day. Can you learn something in days? A cycle asks “does it work here at all?”",
            "It takes %(num)d days. Can you learn something in days? A cycle asks “does it work here at all?”",
            plan.days,
        )
        yield Gap("ends_on", words % {"num": plan.days}, is_needed=False)
    yield from _of_scale(plan)
    if not any(stop.kind == StopKind.HARM for stop in plan.stops):
        yield Gap("stops", _("No condition says to stop if somebody is harmed."), is_needed=False)
    if not plan.harms:
        yield Gap("harms", _("What could do harm? “Nothing we know of” is an answer, too."), is_needed=False)
    if plan.reversible in ("", Reversible.PARTLY, Reversible.NO) and not plan.undo:
        yield Gap("undo", _("How do you go back if it does not work?"), is_needed=False)
    if not plan.method:
        yield Gap("method", _("Say how the numbers come about, so that two people would count alike."), is_needed=False)
    if not plan.feasibility_only and not cycle.balancing:
        yield Gap("balancing", _("Watch something that must not get worse meanwhile."), is_needed=False)
    if not plan.who:
        yield Gap("who", _("Say who takes part."), is_needed=False)
    yield from _of_sample(cycle, plan)


def _of_scale(plan: Plan) -> Iterator[Gap]:
    hint = scale_hint(plan)
    if hint and plan.scale and Scale(plan.scale).step > hint.step:
        words = _("With what you believe and what a failure would cost, this scale would be enough: %(scale)s.")
        yield Gap("scale", words % {"scale": hint.label}, is_needed=False)


def scale_hint(plan: Plan) -> Scale | None:
    """How widely to try, by how much people believe in it and what it costs if it fails."""
    table: dict[tuple[str, str], Scale] = {
        (Amount.LOW, Amount.HIGH): Scale.ONE,
        (Amount.LOW, Amount.LOW): Scale.DAY,
        (Amount.HIGH, Amount.HIGH): Scale.TEAM,
        (Amount.HIGH, Amount.LOW): Scale.TEAMS,
    }
    return table.get((plan.belief, plan.cost_of_failure))


def _of_sample(cycle, plan: Plan) -> Iterator[Gap]:
    if words := shortfall(plan, cycle.main):
        yield Gap("sample_size", words, is_needed=False)
