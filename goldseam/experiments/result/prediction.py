"""What was predicted, in the words that stand beside what was seen."""

from itertools import pairwise

from django.utils.translation import gettext as _

from goldseam.common.times import day
from goldseam.experiments.choices import Direction, SuccessSide
from goldseam.experiments.result.picture import expected_level
from goldseam.measurements.figures import unit_of
from goldseam.verdicts.words import amount, points


def prediction_words(plan, series) -> list[str]:
    """The prediction of a plan in sentences; nothing where there is none."""
    unit = _unit(series)
    success = success_words(plan, series)
    lines = [_size(plan, unit), _level(plan, unit), _("Success: %(words)s") % {"words": success} if success else ""]
    if plan.is_predicted and plan.confidence:
        lines.append(_("%(confidence)d%% sure.") % {"confidence": plan.confidence})
    return [line for line in lines if line]


def predicted_in(cycle, series, with_reasons: bool = True) -> list[str]:
    """The prediction by which the result is judged, and what stood there before it was amended or stands there since.

    Reasons were written for those who do the test.
    """
    lines = prediction_words(cycle.plan_before_data, series)
    return lines + [_amended(was, now, series, with_reasons) for was, now in _amended_pairs(cycle, series)]


def _amended_pairs(cycle, series) -> list[tuple]:
    """The plan before and after each amendment of what was predicted, or of what counts as success."""
    versions = list(cycle.plan_versions.all())[::-1]
    pairs = ((before, after) for before, after in pairwise(versions) if after.is_amendment)
    return [pair for pair in pairs if len({tuple(prediction_words(one.plan, series)) for one in pair}) > 1]


def _amended(before, after, series, with_reasons: bool) -> str:
    was, now = (prediction_words(one.plan, series) for one in (before, after))
    if after.after_data:
        words, said = _("Changed on %(day)s, when data were in: %(said)s"), [line for line in now if line not in was]
    else:
        words, said = _("Until %(day)s: %(said)s"), [line for line in was if line not in now]
    told = words % {"day": day(after.at), "said": " ".join(said) or _("nothing")}
    return _("%(told)s (Why: %(reason)s)") % {"told": told, "reason": after.reason} if with_reasons else told


def success_words(plan, series) -> str:
    """What would be called a success."""
    if not plan.success_side or plan.success_at is None:
        return plan.success
    words = _("at most %(value)s") if plan.success_side == SuccessSide.AT_MOST else _("at least %(value)s")
    return ". ".join(
        part for part in (words % {"value": _with_unit(plan.success_at, _unit(series))}, plan.success) if part
    )


def _size(plan, unit: str) -> str:
    if plan.feasibility_only:
        return _("Only: does it work here at all?")
    if not plan.is_predicted:
        return ""
    size = f"{amount(plan.size)}%" if plan.size_is == "percent" else _step(plan.size, unit)
    words = _("Lower by %(size)s") if plan.direction == Direction.LOWER else _("Higher by %(size)s")
    return words % {"size": size}


def _level(plan, unit: str) -> str:
    level = expected_level(plan, None)
    if level is None:
        return ""
    return _("From %(before)s to %(after)s.") % {
        "before": _with_unit(plan.baseline, unit),
        "after": _with_unit(level, unit),
    }


def _step(size: float, unit: str) -> str:
    """A difference; of shares, in percentage points."""
    return points(size / 100) if unit == "%" else amount(size, unit)


def _with_unit(value: float, unit: str) -> str:
    return f"{amount(value)}%" if unit == "%" else amount(value, unit)


def _unit(series) -> str:
    return str(unit_of(series)) if series else ""
