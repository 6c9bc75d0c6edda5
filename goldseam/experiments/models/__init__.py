"""Cycles and what becomes of them.

Whoever locks several things does so in this order, so that nobody waits for somebody who waits for them: series, events
(`Cycle.wait_with_events`), cycle, points; several of a kind by their keys. New values come first because they find out
only then which cycles stop. Series, events and cycles are locked so that others may still refer to them (`no_key`).
"""

from goldseam.experiments.models.adopting import Adoption, Holding
from goldseam.experiments.models.cycle import Cycle
from goldseam.experiments.models.deciding import Decision
from goldseam.experiments.models.doing import Note
from goldseam.experiments.models.pausing import Pause
from goldseam.experiments.models.planning import PlanVersion
from goldseam.experiments.models.publishing import Publication
from goldseam.experiments.models.resuming import Resumption
from goldseam.experiments.models.starting import Start
from goldseam.experiments.models.studying import Study
from goldseam.experiments.models.watching import Watched

__all__ = [
    "Adoption",
    "Cycle",
    "Decision",
    "Holding",
    "Note",
    "Pause",
    "PlanVersion",
    "Publication",
    "Resumption",
    "Start",
    "Study",
    "Watched",
]
