"""What was predicted, in the words that stand beside what was seen."""

from django.utils.translation import gettext as _

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
