from goldseam.actions.models.action import Action
from goldseam.actions.models.choices import Aim, Remedy
from goldseam.actions.models.confirming import Confirmation
from goldseam.actions.models.effects import EffectCheck
from goldseam.actions.models.ending import Completion, Drop
from goldseam.actions.models.escalating import Escalation, Patience
from goldseam.actions.models.linking import ActionLink
from goldseam.actions.models.states import State

__all__ = [
    "Action",
    "ActionLink",
    "Aim",
    "Completion",
    "Confirmation",
    "Drop",
    "EffectCheck",
    "Escalation",
    "Patience",
    "Remedy",
    "State",
]
