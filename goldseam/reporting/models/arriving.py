"""A report becomes an event, for those who keep the letterbox."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from goldseam.events.models import DetectionMethod, Event, EventKind, Visibility
from goldseam.events.models.event import Reach, Severity
from goldseam.reporting.models.report import Report

SOURCE = "report"
NOON = time(12)

CHOICES: dict = {
    "kind": EventKind.values,
    "detection_method": DetectionMethod.values,
    "reach": Reach.values,
    "severity_actual": Severity.values,
    "severity_potential": Severity.values,
}
LINES = {"place": 200, "actors": 300, "trigger": 300, "first_signal": 300, "stopped_by": 300}


def log_report(letterbox, facts: dict, picture: bytes | None, *, identity, day, receipt) -> Report:
    """Logs what was reported, for the keepers alone until somebody shares it."""
    event = Event.log(letterbox.organisation, by=None, named=letterbox.keepers.all(), **_event_of(letterbox, facts))
    report = Report.objects.create(event=event, letterbox=letterbox, identity=identity, day=day, receipt=receipt)
    if picture:
        report.add_picture(picture)
    report.announce()
    return report


def _event_of(letterbox, facts: dict) -> dict:
    of_event = {name: facts[name] for name in (*CHOICES, *LINES, "text") if name in facts}
    defaults = {"kind": EventKind.NEAR_MISS, "place": letterbox.place, "team": letterbox.team}
    fixed = {"visibility": Visibility.RESTRICTED, "source": SOURCE, "started_at": _began(letterbox, facts)}
    return defaults | of_event | fixed


def _began(letterbox, facts: dict):
    """The moment, or of a day its noon: in all zones but the farthest that is the same day."""
    if facts.get("happened_at"):
        return facts["happened_at"]
    if not facts.get("happened_on"):
        return None
    day = datetime.fromisoformat(facts["happened_on"]).date()
    return datetime.combine(day, NOON, ZoneInfo(letterbox.organisation.time_zone))
