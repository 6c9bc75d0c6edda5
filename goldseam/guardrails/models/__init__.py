from goldseam.guardrails.models.address import Address
from goldseam.guardrails.models.breach import Breach
from goldseam.guardrails.models.call import Call
from goldseam.guardrails.models.gate import Gate, Unreachable
from goldseam.guardrails.models.gate_asking import Asked, Reply
from goldseam.guardrails.models.gate_check import Check
from goldseam.guardrails.models.gate_clause import Clause, Need, NeedKind
from goldseam.guardrails.models.gate_key import GateKey
from goldseam.guardrails.models.gate_override import Override
from goldseam.guardrails.models.gate_signing import GateRole, SignOff, Wanted
from goldseam.guardrails.models.gate_staging import GateActivation, GateRetirement, GateTrial
from goldseam.guardrails.models.watch import Watch
from goldseam.guardrails.models.watch_drawing import How
from goldseam.guardrails.models.watch_staging import WatchActivation, WatchRetirement

__all__ = [
    "Address",
    "Asked",
    "Breach",
    "Call",
    "Check",
    "Clause",
    "Gate",
    "GateActivation",
    "GateKey",
    "GateRetirement",
    "GateRole",
    "GateTrial",
    "How",
    "Need",
    "NeedKind",
    "Override",
    "Reply",
    "SignOff",
    "Unreachable",
    "Wanted",
    "Watch",
    "WatchActivation",
    "WatchRetirement",
]
