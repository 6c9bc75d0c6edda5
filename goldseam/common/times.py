"""Moments as people read them: stored in UTC, shown in the reader's zone and language."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _


def day(value: date | datetime | None) -> str:
    """“24 Nov 2026”, in the reader's zone."""
    return formats.date_format(_local(value), "j M Y") if value else ""


def moment(value: datetime | None) -> str:
    """“24 Nov 2026, 14:02”, in the reader's zone."""
    return formats.date_format(_local(value), "j M Y, H:i") if value else ""


def clock(value: datetime | None) -> str:
    """“14:02”, in the reader's zone."""
    return formats.date_format(_local(value), "H:i") if value else ""


def iso(value: date | datetime | None) -> str:
    """For `<time datetime>` and for scripts."""
    return value.isoformat() if value else ""


def local_input(value: datetime | None) -> str:
    """For `<input type="datetime-local">`, in the reader's zone."""
    return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M") if value else ""


def ago(value: datetime | None) -> str:
    """“3 hours ago”, or “in 2 days” for a moment to come; one unit is precise enough to decide by."""
    if value is None:
        return ""
    now = timezone.now()
    if value > now:
        return _("in %(span)s") % {"span": timeuntil(value, now, depth=1)}
    if (now - value).total_seconds() < 60:
        return _("just now")
    return _("%(span)s ago") % {"span": timesince(value, now, depth=1)}


def _local(value):
    return timezone.localtime(value) if isinstance(value, datetime) else value
