from goldseam.triage.models.rating import Rating
from goldseam.triage.models.triage import Triage
from goldseam.triage.models.waiting import Waiting
from goldseam.triage.routes import Route

__all__ = ["Rating", "Route", "Triage", "Waiting"]
