from goldseam.reporting.models.conversation import Message
from goldseam.reporting.models.letterbox import Letterbox
from goldseam.reporting.models.outcome import Outcome
from goldseam.reporting.models.receipt import Receipt
from goldseam.reporting.models.report import Contact, Identity, Report, ReportPicture
from goldseam.reporting.models.sealed import Sealed
from goldseam.reporting.models.thanking import Thanks

__all__ = [
    "Contact",
    "Identity",
    "Letterbox",
    "Message",
    "Outcome",
    "Receipt",
    "Report",
    "ReportPicture",
    "Sealed",
    "Thanks",
]
