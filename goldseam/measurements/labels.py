"""What a point is called: by its day."""

from zoneinfo import ZoneInfo

from django.utils import formats


def label_of(series, at) -> str:
    """The day of a point, in the zone of the organisation; its time too, where time matters."""
    local = at.astimezone(ZoneInfo(series.organisation.time_zone))
    has_time = series.is_by_moment and (local.hour or local.minute)
    return formats.date_format(local, "j M Y, H:i" if has_time else "j M Y")
