from goldseam.events.models.classifying import Classification, FailureType
from goldseam.events.models.event import DetectionMethod, Event, EventKind, Severity, Tag, Visibility
from goldseam.events.models.factor import Factor, FactorLevel
from goldseam.events.models.handing_over import HandOver
from goldseam.events.models.timeline import TimelineEntry, TimelineKind

__all__ = [
    "Classification",
    "DetectionMethod",
    "Event",
    "EventKind",
    "Factor",
    "FactorLevel",
    "FailureType",
    "HandOver",
    "Severity",
    "Tag",
    "TimelineEntry",
    "TimelineKind",
    "Visibility",
]
