from goldseam.actions.models.action import Action, Aim, Remedy, Strength
from goldseam.actions.models.ending import Completion, Drop, EffectCheck

__all__ = ["Action", "Aim", "Completion", "Drop", "EffectCheck", "Remedy", "Strength"]
