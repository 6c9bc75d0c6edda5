from goldseam.events.models.classifying import Classification, FailureType, Reason
from goldseam.events.models.describing import Collision, EventRevision
from goldseam.events.models.event import DetectionMethod, Event, EventKind, Severity, Tag, Visibility
from goldseam.events.models.factor import Factor, FactorLevel
from goldseam.events.models.handing_over import HandOver
from goldseam.events.models.timeline import TimelineEntry, TimelineKind

__all__ = [
    "Classification",
    "Collision",
    "DetectionMethod",
    "Event",
    "EventKind",
    "EventRevision",
    "Factor",
    "FactorLevel",
    "FailureType",
    "HandOver",
    "Reason",
    "Severity",
    "Tag",
    "TimelineEntry",
    "TimelineKind",
    "Visibility",
]
