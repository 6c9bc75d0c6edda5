from goldseam.artifacts.models.artifact import Artifact, ArtifactKind
from goldseam.artifacts.models.item import Answer, Item
from goldseam.artifacts.models.looking import Look
from goldseam.artifacts.models.staging import Activation, Retirement, Trial
from goldseam.artifacts.models.version import CueType, Mode, Version
from goldseam.common.staging import Stage

__all__ = [
    "Activation",
    "Answer",
    "Artifact",
    "ArtifactKind",
    "CueType",
    "Item",
    "Look",
    "Mode",
    "Retirement",
    "Stage",
    "Trial",
    "Version",
]
