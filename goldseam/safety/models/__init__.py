from goldseam.safety.models.prompt import SafetyAnswer, SpentTurn

__all__ = ["SafetyAnswer", "SpentTurn"]
