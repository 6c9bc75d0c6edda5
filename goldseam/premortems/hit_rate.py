"""How many of the risks that people named came true, out of those of which it can be told."""

from goldseam.premortems.choices import Outcome
from goldseam.statistics.proportions import Share, wilson


def hit_rate(risks) -> Share:
    """Share of the risks that came true among those people could tell of, then or later.

    It says something of the looking, not of people: a counter-measure that works makes it lower.
    """
    looked = [risk for risk in risks if hasattr(risk, "outcome")]
    came_true = [risk for risk in looked if risk.has_happened or risk.outcome.outcome == Outcome.CAME_TRUE]
    did_not = [risk for risk in looked if not risk.has_happened and risk.outcome.outcome == Outcome.DID_NOT]
    return wilson(len(came_true), len(came_true) + len(did_not))
