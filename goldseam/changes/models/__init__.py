from goldseam.changes.models.change import Change
from goldseam.changes.models.verification import Verification

__all__ = ["Change", "Verification"]
