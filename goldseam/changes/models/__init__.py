from goldseam.changes.models.change import Change
from goldseam.changes.models.returning import Return
from goldseam.changes.models.scope import Correction, Scope
from goldseam.changes.models.verification import Verdict, Verification

__all__ = ["Change", "Correction", "Return", "Scope", "Verdict", "Verification"]
