from goldseam.events.models.classifying import Classification, FailureType, Reason
from goldseam.events.models.describing import Collision, EventRevision
from goldseam.events.models.event import DetectionMethod, Event, EventKind, Reach, Severity, Tag, Visibility
from goldseam.events.models.evidence import Evidence, EvidenceKind
from goldseam.events.models.factor import Factor, FactorLevel, NoneFound
from goldseam.events.models.handing_over import HandOver
from goldseam.events.models.layering import Layer, LayerFinding, LayerKind, LayerState
from goldseam.events.models.marking import Mark, Moment
from goldseam.events.models.merging import Merging
from goldseam.events.models.relating import Recurrence
from goldseam.events.models.timeline import Precision, TimelineEntry, TimelineKind

__all__ = [
    "Classification",
    "Collision",
    "DetectionMethod",
    "Event",
    "EventKind",
    "EventRevision",
    "Evidence",
    "EvidenceKind",
    "Factor",
    "FactorLevel",
    "FailureType",
    "HandOver",
    "Layer",
    "LayerFinding",
    "LayerKind",
    "LayerState",
    "Mark",
    "Merging",
    "Moment",
    "NoneFound",
    "Precision",
    "Reach",
    "Reason",
    "Recurrence",
    "Severity",
    "Tag",
    "TimelineEntry",
    "TimelineKind",
    "Visibility",
]
