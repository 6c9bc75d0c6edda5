"""Decisions: what was decided and why, who saw it differently, and what came of it."""

from goldseam.decisions.models.ahead_key import AheadKey, MadeByKey
from goldseam.decisions.models.decision import Decision
from goldseam.decisions.models.dissenting import Dissent, DissentPoint
from goldseam.decisions.models.leaving import Deprecation, Supersession
from goldseam.decisions.models.reviewing import LookBack
from goldseam.decisions.models.staging import Acceptance, Rejection
from goldseam.decisions.models.weighing import Assumption, Option

__all__ = [
    "Acceptance",
    "AheadKey",
    "Assumption",
    "Decision",
    "Deprecation",
    "Dissent",
    "DissentPoint",
    "LookBack",
    "MadeByKey",
    "Option",
    "Rejection",
    "Supersession",
]
