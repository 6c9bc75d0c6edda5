from goldseam.actions.models.action import Action
from goldseam.actions.models.choices import Aim, Remedy, Strength
from goldseam.actions.models.ending import Completion, Drop, EffectCheck
from goldseam.actions.models.linking import ActionLink

__all__ = ["Action", "ActionLink", "Aim", "Completion", "Drop", "EffectCheck", "Remedy", "Strength"]
