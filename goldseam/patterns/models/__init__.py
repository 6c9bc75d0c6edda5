from goldseam.patterns.models.analysis import Analysis
from goldseam.patterns.models.closing import PatternClosure
from goldseam.patterns.models.pattern import Pattern

__all__ = ["Analysis", "Pattern", "PatternClosure"]
