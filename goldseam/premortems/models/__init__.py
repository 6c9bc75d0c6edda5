from goldseam.premortems.models.checking_in import CheckIn
from goldseam.premortems.models.firing import Firing, FiringLook, LookAnswer
from goldseam.premortems.models.foreseeing import Unforeseen
from goldseam.premortems.models.looking_back import LookBack, RiskOutcome
from goldseam.premortems.models.occurring import Occurrence
from goldseam.premortems.models.premortem import Premortem
from goldseam.premortems.models.risk import Risk
from goldseam.premortems.models.risk_states import Acceptance, Mitigation
from goldseam.premortems.models.settling import Settlement
from goldseam.premortems.models.signal import Signal, SignalKind, SignalRetirement

__all__ = [
    "Acceptance",
    "CheckIn",
    "Firing",
    "FiringLook",
    "LookAnswer",
    "LookBack",
    "Mitigation",
    "Occurrence",
    "Premortem",
    "Risk",
    "RiskOutcome",
    "Settlement",
    "Signal",
    "SignalKind",
    "SignalRetirement",
    "Unforeseen",
]
