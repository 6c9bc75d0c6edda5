from goldseam.measurements.models.adding import Added
from goldseam.measurements.models.annotating import Annotation
from goldseam.measurements.models.archiving import Archiving
from goldseam.measurements.models.choosing import Rules, Width
from goldseam.measurements.models.correcting import Correction
from goldseam.measurements.models.phasing import Freeze, Phase
from goldseam.measurements.models.point import Point, Source, Value
from goldseam.measurements.models.pulling import Pull
from goldseam.measurements.models.removing import Removal
from goldseam.measurements.models.series import Series
from goldseam.measurements.models.writing_key import WritingKey
from goldseam.measurements.series_kind import Better, Every, SeriesKind

__all__ = [
    "Added",
    "Annotation",
    "Archiving",
    "Better",
    "Correction",
    "Every",
    "Freeze",
    "Phase",
    "Point",
    "Pull",
    "Removal",
    "Rules",
    "Series",
    "SeriesKind",
    "Source",
    "Value",
    "Width",
    "WritingKey",
]
