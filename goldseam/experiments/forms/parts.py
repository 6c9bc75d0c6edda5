"""The parts of a plan in the order in which people think of them, and which part a field of the plan is in."""

from goldseam.experiments.forms.plan import (
    AimPart,
    DataPart,
    HypothesisPart,
    PeoplePart,
    PlanPart,
    PredictionPart,
    SamplePart,
    ScalePart,
    SuccessPart,
)
from goldseam.experiments.forms.stops import StopsPart

PARTS: dict[str, type[PlanPart]] = {
    part.key: part
    for part in (
        AimPart,
        HypothesisPart,
        ScalePart,
        DataPart,
        PredictionPart,
        SamplePart,
        SuccessPart,
        StopsPart,
        PeoplePart,
    )
}
PART_OF = {name: key for key, part in PARTS.items() for name in part.names()}


def part_of(field: str) -> str:
    """The part in which a field is written; what is no field of the plan (such as a measure) is part of the data."""
    return PART_OF.get(field, "data")
