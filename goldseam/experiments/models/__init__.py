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
