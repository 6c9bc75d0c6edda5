"""What may stand in each field of a plan: how it is cleaned, and how it is kept as JSON."""

import math
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.experiments.choices import Side, StopKind, StopRule

SHORT, LONG, MOST_STOPS = 300, 5_000, 20
HIGHEST, LARGEST = 1_000_000_000_000, 1_000_000
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class Stop:
    """A condition, said before the start, under which a cycle pauses. With a measurement and a rule it acts by itself.

    `in_a_row` units running have to break the rule; units with less volume than `least` do not count.
    """

    kind: str = StopKind.HARM
    words: str = ""
    series: int | None = None
    rule: str = ""
    side: str = ""
    limit: float | None = None
    in_a_row: int = 1
    least: float = 0
    who: str = ""

    @property
    def acts(self) -> bool:
        return self.series is not None and bool(self.rule)

    @property
    def kind_words(self) -> str:
        return str(StopKind(self.kind).label)

    @property
    def as_json(self) -> dict:
        return asdict(self)


def said(value: str, name: str, longest: int = LONG) -> str:
    """What somebody wrote for a verb, as databases can keep it; too much of it is refused beside its field."""
    cleaned = value.replace("\0", "").replace("\r\n", "\n").strip()
    if len(cleaned) > longest:
        raise ValidationError({name: _("This is too long: at most %(most)d characters.") % {"most": longest}})
    return cleaned


def text(longest: int = LONG) -> Any:
    def check(value):
        cleaned = str(value or "").replace("\0", "").replace("\r\n", "\n").strip()
        if len(cleaned) > longest:
            raise ValidationError(_("This is too long: at most %(most)d characters.") % {"most": longest})
        return cleaned

    return field(default="", metadata={"check": check})


def choice(options, default: str = "") -> Any:
    def check(value):
        if (value or "") not in ["", *options.values]:  # A list, since anything may be sent.
            raise ValidationError(_("Choose one of those that are offered."))
        return str(value or "")

    return field(default=default, metadata={"check": check})


def number(lowest: float = -HIGHEST, highest: float = HIGHEST) -> Any:
    return field(default=None, metadata={"check": lambda value: _number(value, lowest, highest)})


def whole(default: int | None, lowest: int, highest: int = LARGEST) -> Any:
    def check(value):
        found = _number(value, lowest, highest)
        return default if found is None else round(found)

    return field(default=default, metadata={"check": check})


def yes_or_no() -> Any:
    return field(default=False, metadata={"check": bool})


def day() -> Any:
    return field(default=None, metadata={"check": _day})


def stops() -> Any:
    return field(default=(), metadata={"check": _stops})


def _number(value, lowest: float, highest: float) -> float | None:
    if value is None or value == "":
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        raise ValidationError(_("Write a number.")) from None
    if not math.isfinite(found) or not lowest <= found <= highest:
        raise ValidationError(
            _("Write a number from %(low)s to %(high)s.") % {"low": f"{lowest:,}", "high": f"{highest:,}"}
        )
    return found


def _day(value) -> date | None:
    if not value:
        return None
    try:
        found = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise ValidationError(_("Write a day.")) from None
    found = found.date() if isinstance(found, datetime) else found
    if not FIRST_DAY <= found <= LAST_DAY:
        raise ValidationError(_("Write a day of this age."))
    return found


def _stops(value) -> tuple[Stop, ...]:
    """Conditions in which nothing was written are left out."""
    if not isinstance(value or (), list | tuple):
        raise ValidationError(_("Say for each condition when to stop."))
    rows = [one if isinstance(one, Stop) else _stop_from(one) for one in value or ()]
    checked = [_checked_stop(one) for one in rows]
    written = [one for one in checked if one.words or one.series is not None or one.rule]
    if len(written) > MOST_STOPS:
        raise ValidationError(_("So many conditions nobody can watch: at most %(most)d.") % {"most": MOST_STOPS})
    return tuple(dict.fromkeys(written))


def _stop_from(row: dict) -> Stop:
    if not isinstance(row, dict):
        raise ValidationError(_("Say for each condition when to stop."))
    return Stop(**{one.name: row[one.name] for one in fields(Stop) if one.name in row})


def _checked_stop(stop: Stop) -> Stop:
    for value, options in ((stop.kind, StopKind), (stop.rule, StopRule), (stop.side, Side)):
        if value and value not in options.values:
            raise ValidationError(_("Choose one of those that are offered."))
    series = _number(stop.series, 1, HIGHEST)
    return Stop(
        kind=str(stop.kind or StopKind.HARM),
        words=_said(stop.words),
        series=None if series is None else int(series),
        rule=str(stop.rule or ""),
        side=str(stop.side or ""),
        limit=_number(stop.limit, -HIGHEST, HIGHEST),
        in_a_row=int(_number(stop.in_a_row, 1, 100) or 1),
        least=_number(stop.least, 0, HIGHEST) or 0,
        who=_said(stop.who),
    )


def _said(value) -> str:
    cleaned = str(value or "").replace("\0", "").strip()
    if len(cleaned) > SHORT:
        raise ValidationError(_("This is too long: at most %(most)d characters.") % {"most": SHORT})
    return cleaned
