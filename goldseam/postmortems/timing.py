"""Times counted from the beginning: a copy that says “T+0:12” does not say which night it was."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from goldseam.events.clock import is_counted
from goldseam.postmortems.content import Content, Row

MOMENTS = ("started_at", "detected_at", "mitigated_at", "recovered_at")
TWO_DAYS = timedelta(days=2)
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}|\d\s?[ap]\.?m\b", re.IGNORECASE)


def counted(content: Content) -> Content:
    """The account with every moment and day counted from when it began; what cannot be counted is left out."""
    start = start_of(content)
    about = {name: value for name, value in content.about.items() if name not in MOMENTS}
    about |= {name: since(start, content.about[name]) for name in MOMENTS if content.about.get(name)}
    return replace(
        content,
        about=about,
        timeline=[replace(row, time=_time_of(row, start), at="") for row in content.timeline],
        actions=[replace(action, due=since(start, action.due, in_days=True)) for action in content.actions],
        additions=[one | {"at": since(start, one.get("at", ""), in_days=True)} for one in content.additions],
    )


def uncounted_rows(content: Content) -> int:
    """How many rows lose their time because nobody knows which moment it means."""
    start = start_of(content)
    return sum(bool(row.time) and not _time_of(row, start) for row in content.timeline)


def since(start: datetime | None, written: str, in_days: bool = False) -> str:
    """“T+0:12” within two days, else “T+30 d”; nothing where the beginning or the moment is not known."""
    at = moment_in(written)
    if start is None or at is None:
        return ""
    if in_days or abs(at - start) >= TWO_DAYS:
        days = (at.date() - start.date()).days
        return f"T{days:+d} d"
    minutes = round(abs(at - start).total_seconds() / 60)
    sign = "-" if at < start and minutes else "+"
    return f"T{sign}{minutes // 60}:{minutes % 60:02d}"


def start_of(content: Content) -> datetime | None:
    """When it began; else the first moment that the account knows."""
    known = [content.about.get("started_at", ""), *sorted(row.at for row in content.timeline if row.at)]
    known += [content.about.get("detected_at", "")]
    return next((moment for written in known if (moment := moment_in(written))), None)


def _time_of(row: Row, start: datetime | None) -> str:
    """A time that is counted already stays as it is; a day does not pretend to be a minute."""
    if is_counted(row.time):
        return row.time
    return since(start, row.at, in_days=not _CLOCK.search(row.time)) if row.time else ""


def moment_in(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
