from goldseam.shareouts.models.note import Grouping, Note
from goldseam.shareouts.models.part import FIELDS, Overtaken, Part, PartKind, PartVersion
from goldseam.shareouts.models.publishing import Audience, NotePublication
from goldseam.shareouts.models.recognition import Agreement, RecognisedFor, Recognition

__all__ = [
    "FIELDS",
    "Agreement",
    "Audience",
    "Grouping",
    "Note",
    "NotePublication",
    "Overtaken",
    "Part",
    "PartKind",
    "PartVersion",
    "RecognisedFor",
    "Recognition",
]
