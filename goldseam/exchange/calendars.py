"""Calendar files (RFC 5545), as every calendar program reads them."""

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress

from goldseam import __version__
from goldseam.common.mail import host

TYPE = "text/calendar; charset=utf-8"


def calendar(entries, name: str = "", method: str = "PUBLISH") -> bytes:
    """One file of entries. Zones that they use are described in it, so that programs need not know them.

    `method`: what the file asks of a calendar (RFC 5546): PUBLISH to show, REQUEST to invite, CANCEL to take out.
    """
    made = Calendar()
    made.add("prodid", f"-//Goldseam//Goldseam {__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
        made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(entry)
    made.add_missing_timezones(first_date=timezone.localdate() - timedelta(days=366))
    return made.to_ical()


def entry(uid: str, summary: str, start: date | datetime, minutes: int = 0, link: str = "", **more) -> Event:
    """One appointment, or a whole day where `start` is a date. The same `uid` is the same appointment, changed.

    `more`: description, sequence (grows with each change), rrule (for what comes again).
    """
    made = Event()
    made.add("uid", f"{uid}@{host()}")
    made.add("dtstamp", timezone.now())
    made.add("summary", summary)
    made.add("dtstart", start)
    made.add("dtend", start + (timedelta(minutes=minutes) if isinstance(start, datetime) else timedelta(days=1)))
    made.add("sequence", more.pop("sequence", 0))
    made.add("transp", "OPAQUE" if isinstance(start, datetime) else "TRANSPARENT")
    if link:
        made.add("url", link)
        more["description"] = "\n".join(part for part in (more.get("description", ""), link) if part)
    for name, value in more.items():
        made.add(name, value)
    return made


def address(mail: str, name: str = "", **parameters: str) -> vCalAddress:
    """Somebody in an appointment. `parameters` are those of RFC 5545, such as `rsvp`."""
    made = vCalAddress(f"mailto:{mail}")
    for key, value in {"cn": name, **parameters}.items():
        if value:
            made.params[key.replace("_", "-").upper()] = value
    return made


def download(entries, filename: str) -> HttpResponse:
    """The answer that a browser saves or hands to the calendar."""
    headers = {"Content-Disposition": f'attachment; filename="{filename}.ics"'}
    return HttpResponse(calendar(entries), content_type=TYPE, headers=headers)
