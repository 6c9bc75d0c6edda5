from goldseam.common.models.counter import Counter
from goldseam.common.models.job import Job
from goldseam.common.models.submission import Submission

__all__ = ["Counter", "Job", "Submission"]
