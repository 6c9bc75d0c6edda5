from goldseam.runs.models.answering import Answer, Answered
from goldseam.runs.models.catching import Catch
from goldseam.runs.models.confirming import Confirmation
from goldseam.runs.models.ending import Abandonment, Completion
from goldseam.runs.models.handing_over import HandOver
from goldseam.runs.models.observing import Observation, Seen
from goldseam.runs.models.opportunity import Dismissal, Opportunity, Source
from goldseam.runs.models.routine import Rhythm, Routine, Weekday
from goldseam.runs.models.run import Run
from goldseam.runs.models.start_key import StartKey

__all__ = [
    "Abandonment",
    "Answer",
    "Answered",
    "Catch",
    "Completion",
    "Confirmation",
    "Dismissal",
    "HandOver",
    "Observation",
    "Opportunity",
    "Rhythm",
    "Routine",
    "Run",
    "Seen",
    "Source",
    "StartKey",
    "Weekday",
]
