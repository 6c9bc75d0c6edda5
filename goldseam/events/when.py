"""The meaning of a written time, in words for a reader."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

FORMATS = {
    "second": "j M Y, H:i:s",
    "minute": "j M Y, H:i",
    "hour": "j M Y, H:i",
    "day": "j M Y",
    "week": "j M Y",
    "month": "M Y",
}


def when_in_words(meaning) -> str:
    """“11 Mar 2025, 18:40”, “week of 12 May 2025”, “about 9 Mar 2025”; empty where the time is not understood."""
    if meaning.at is None:
        return ""
    words = formats.date_format(timezone.localtime(meaning.at), FORMATS[meaning.precision])
    if meaning.precision == "week":
        words = _("week of %s") % words
    return _("about %s") % words if meaning.is_estimated else words
