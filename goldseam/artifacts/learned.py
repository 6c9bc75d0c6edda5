"""The first measure of learning: what people work by that reads differently because of events, and when."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Event
from goldseam.events.models.event import SAMPLE

DAYS = 90
LEARNED = {"lately": _("Changed because of events, last 90 days"), "before": _("The same, 90 days before")}


def events_learned_from(organisation, person):
    """Events whose changes count as learning: all that the person may see, without sample cases."""
    return Event.objects.filter(organisation=organisation).visible_to(person).exclude(source=SAMPLE)


def span_of(learned: str, now: datetime | None = None) -> tuple[datetime, datetime | None]:
    """From when, and until when: the last 90 days, or as many before them."""
    days = timedelta(days=DAYS)
    since = (now or timezone.now()) - days
    return (since - days, since) if learned == "before" else (since, None)
