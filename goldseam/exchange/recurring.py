"""Appointments of the first weeks: one pre-mortem, then near misses every month and the pulse every quarter."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Event as Entry

from goldseam.activity.first_steps import FirstStep
from goldseam.common.mail import full
from goldseam.exchange.calendars import entry

TEN = time(10)
TUESDAY = 1
# Minutes, and which Tuesday of how many months; None for what happens once.
RHYTHMS = {"premortem": (45, None), "near-misses": (30, (1, 1)), "pulse": (10, (2, 3))}
SUMMARIES = {
    "premortem": _("Pre-mortem: it has failed. Why?"),
    "near-misses": _("Near misses of the month"),
    "pulse": _("Pulse: how safe is it to speak up?"),
}


def appointment(key: str, step: FirstStep, organisation, person) -> Entry:
    """The entry for a first step, at ten in the morning where the person is."""
    minutes, rhythm = RHYTHMS[key]
    day = next_tuesday(*rhythm[:1]) if rhythm else next_tuesday()
    start = datetime.combine(day, TEN, zoneinfo.ZoneInfo(person.time_zone))
    link = full(reverse("handbook:show", args=[organisation.slug, step.handbook]))
    more: dict[str, object] = {"description": str(step.why)}
    if rhythm:
        which, months = rhythm
        more["rrule"] = {"freq": "monthly", "interval": months, "byday": f"{which}TU"}
    return entry(f"first-step-{key}-{organisation.slug}", str(SUMMARIES[key]), start, minutes, link, **more)


def next_tuesday(which: int | None = None) -> date:
    """The next Tuesday after this week, or the first, second … of a month."""
    day = timezone.localdate() + timedelta(days=7)
    while day.weekday() != TUESDAY or which not in (None, (day.day + 6) // 7):
        day += timedelta(days=1)
    return day
