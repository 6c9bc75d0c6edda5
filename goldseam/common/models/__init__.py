from goldseam.common.models.counter import Counter
from goldseam.common.models.job import Job
from goldseam.common.models.search import Entry, Filling, Waiting
from goldseam.common.models.submission import Submission
from goldseam.common.models.turn import Turn

__all__ = ["Counter", "Entry", "Filling", "Job", "Submission", "Turn", "Waiting"]
