"""Each part of a plan in a line, as it stands while the part is folded."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.times import day
from goldseam.experiments.choices import Looks
from goldseam.experiments.plan.in_words import hypothesis_of, number, scale_of
from goldseam.experiments.result.prediction import prediction_words, success_words

LONGEST = 140


def in_a_line(plan, key: str, watching=()) -> str:
    """What a part says; nothing where nothing was said."""
    line = " ".join(LINES[key](plan, watching).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _aim(plan, watching) -> str:
    return plan.aim or plan.question or plan.idea


def _hypothesis(plan, watching) -> str:
    return hypothesis_of(plan)


def _scale(plan, watching) -> str:
    days = f"{day(plan.starts_on) or '…'} – {day(plan.ends_on) or '…'}" if plan.starts_on or plan.ends_on else ""
    return " · ".join(part for part in (scale_of(plan), days) if part)


def _data(plan, watching) -> str:
    return ", ".join(str(one.series) for one in watching) or plan.method


def _prediction(plan, watching) -> str:
    said = prediction_words(plan, next((one.series for one in watching), None))
    return said[0] if said and plan.is_predicted else ""


def _sample(plan, watching) -> str:
    if plan.feasibility_only:
        return _("Only: does it work here at all?")
    looks = Looks(plan.looks).label if plan.looks else ""
    return " · ".join(part for part in (number(plan.sample_size) if plan.sample_size else "", str(looks)) if part)


def _success(plan, watching) -> str:
    return success_words(plan, next((one.series for one in watching), None))


def _stops(plan, watching) -> str:
    if not plan.stops:
        return ""
    many = ngettext("%(num)d condition", "%(num)d conditions", len(plan.stops)) % {"num": len(plan.stops)}
    return f"{many}: {'; '.join(stop.words or stop.kind_words for stop in plan.stops)}"


def _people(plan, watching) -> str:
    return plan.told or plan.harms or plan.undo


LINES: dict[str, Callable] = {
    "aim": _aim,
    "hypothesis": _hypothesis,
    "scale": _scale,
    "data": _data,
    "prediction": _prediction,
    "sample": _sample,
    "success": _success,
    "stops": _stops,
    "people": _people,
}
