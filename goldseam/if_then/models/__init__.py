from goldseam.if_then.models.encounter import Encounter
from goldseam.if_then.models.met import Outcome
from goldseam.if_then.models.rehearsal import Rehearsal, rehearse
from goldseam.if_then.models.rule_encounter import RuleEncounter
from goldseam.if_then.models.silence import Silence
from goldseam.if_then.models.system_question import SystemAnswer, SystemQuestion

__all__ = [
    "Encounter",
    "Outcome",
    "Rehearsal",
    "RuleEncounter",
    "Silence",
    "SystemAnswer",
    "SystemQuestion",
    "rehearse",
]
