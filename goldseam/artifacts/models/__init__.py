from goldseam.artifacts.models.artifact import Artifact, ArtifactKind, Retirement
from goldseam.artifacts.models.item import Item
from goldseam.artifacts.models.version import Mode, Version

__all__ = ["Artifact", "ArtifactKind", "Item", "Mode", "Retirement", "Version"]
