"""What a column can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import DetectionMethod, EventKind, Reach, Reason, Severity
from goldseam.events.questions import DEFAULT_TYPES


class Field(models.TextChoices):
    TEXT = "text", _("What happened")
    TITLE = "title", _("Title")
    REFERENCE = "reference", _("Number in the log")
    STARTED = "started_at", _("Began: day, with or without time")
    STARTED_TIME = "started_time", _("Began: time of day")
    DETECTED = "detected_at", _("Was noticed: day, with or without time")
    DETECTED_TIME = "detected_time", _("Was noticed: time of day")
    MITIGATED = "mitigated_at", _("Was contained")
    RECOVERED = "recovered_at", _("Was over: day, with or without time")
    RECOVERED_TIME = "recovered_time", _("Was over: time of day")
    PLACE = "place", _("Where")
    KIND = "kind", _("Kind")
    TEAM = "team", _("Team")
    ACTUAL = "severity_actual", _("How bad it was")
    POTENTIAL = "severity_potential", _("How bad it could have been")
    MERP = "merp", _("Category A to I (NCC MERP): how bad, and how far it came")
    REACH = "reach", _("How far it came")
    DETECTION = "detection_method", _("How it was noticed")
    STOPPED_BY = "stopped_by", _("What stopped it")
    TRIGGER = "trigger", _("What set it off")
    FIRST_SIGNAL = "first_signal", _("First sign of it")
    ACTORS = "actors", _("Who took part, as roles")
    REASON = "reason", _("Type of failure")
    TAGS = "tags", _("Tags")
    FACTORS = "factors", _("Contributing factors")
    LINE = "line", _("A line in the text")
    REPORTER = "reporter", _("Who reported it: is not taken over")
    OUT = "out", _("Leave out")


SEVERAL = {Field.TEXT, Field.PLACE, Field.TAGS, Field.FACTORS, Field.LINE, Field.REPORTER, Field.OUT, Field.ACTORS}
DROPPED = {Field.REPORTER, Field.OUT}
DAYS = [Field.STARTED, Field.DETECTED, Field.MITIGATED, Field.RECOVERED]
TIMES = {
    Field.STARTED: Field.STARTED_TIME,
    Field.DETECTED: Field.DETECTED_TIME,
    Field.RECOVERED: Field.RECOVERED_TIME,
}
WORDS = {Field.STOPPED_BY: 300, Field.TRIGGER: 300, Field.FIRST_SIGNAL: 300, Field.ACTORS: 300, Field.PLACE: 200}
SEVERITIES = {Field.ACTUAL, Field.POTENTIAL}

# What the values of a column with choices can mean.
CHOICES: dict[str, list] = {
    Field.KIND: EventKind.choices,
    Field.ACTUAL: Severity.choices,
    Field.POTENTIAL: Severity.choices,
    Field.REACH: Reach.choices,
    Field.DETECTION: DetectionMethod.choices,
    # A task that is too hard can be a failure of either type, so a log's word for it is kept as a tag.
    Field.REASON: [(code, label) for code, label in Reason.choices if code in DEFAULT_TYPES],
}
CHOSEN = {*CHOICES, Field.TEAM}  # Whose values are shown in a table.
