"""What sharing out brings to the home page: a line that says how much changed this month because somebody spoke up."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from goldseam.activity.home import HomeNote, home_note
from goldseam.shareouts.strengthened import Strengthened


@home_note
def strengthened_this_month(person, organisation) -> HomeNote | None:
    """Alone there is nobody else who spoke up, and where nothing changed, nothing to say."""
    if organisation.is_solo or organisation.pk not in person.sight.reads:
        return None
    count = Strengthened(organisation, person, span=_this_month(organisation)).found().count()
    told = ngettext(
        "%(num)d thing changed this month because somebody spoke up",
        "%(num)d things changed this month because somebody spoke up",
        count,
    )
    return HomeNote(told % {"num": count}, reverse("shareouts:feed", args=[organisation.slug])) if count else None


def _this_month(organisation) -> tuple[datetime, datetime]:
    now = timezone.localtime(timezone=ZoneInfo(organisation.time_zone))
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first, now
