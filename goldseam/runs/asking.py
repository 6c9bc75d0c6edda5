"""A program asks for a checklist to be run: what it says the work is, found in whatever it sends."""

import json
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldseam.common.mail import full
from goldseam.common.plain_text import in_a_line
from goldseam.runs.models import Opportunity
from goldseam.runs.words import whole


def ask_for(artifact, source: str, *, project: str = "", ref: str = "", once: str = "", due_at=None) -> Opportunity:
    """Opens the moment. Work without a name is named after the minute, so that the run finds its moment again."""
    zone = ZoneInfo(artifact.organisation.time_zone)
    ref = in_a_line(whole(ref)) or timezone.now().astimezone(zone).strftime("%Y-%m-%d %H:%M")
    with transaction.atomic():
        return Opportunity.open(artifact, source, project=whole(project), ref=ref, once=whole(once), due_at=due_at)


def page_to_run(moment: Opportunity) -> str:
    """Where a person begins the run of this moment."""
    artifact = moment.artifact
    asked = {"artifact": artifact.number, "project": moment.project, "ref": moment.ref}
    named = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('runs:new', args=[artifact.organisation.slug])}?{named}"


def told(moment: Opportunity) -> dict:
    """As programs are told it."""
    return {
        "project": moment.project,
        "ref": moment.ref,
        "at": moment.at.isoformat(),
        "due_at": moment.due_at.isoformat() if moment.due_at else None,
        "page": full(page_to_run(moment)),
    }


def read(body: bytes) -> dict:
    """The names in a body; whatever is no object of JSON has none."""
    try:
        found = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def found_at(said: dict, path: str) -> str:
    """The text or whole number to which the names lead: `release.tag_name`. Nothing where they lead nowhere."""
    here: object = said
    for name in path.split("."):
        here = here.get(name) if isinstance(here, dict) else None
    if isinstance(here, int) and not isinstance(here, bool) and abs(here) < 10**18:
        return str(here)
    return here if isinstance(here, str) else ""
