from goldseam.validation.models.approving import Approval
from goldseam.validation.models.change_record import ChangeClass, ChangeRecord, TrainingDone
from goldseam.validation.models.citing import Citation
from goldseam.validation.models.control import Control, control, release_control
from goldseam.validation.models.enacting import Enactment, put_in_force
from goldseam.validation.models.examining import Examination
from goldseam.validation.models.following_up import EffectCheck, LookedAgain
from goldseam.validation.models.outcomes import ExaminationKind, Outcome
from goldseam.validation.models.reading import Acknowledgement, ReadingRequest
from goldseam.validation.models.role import ApprovalRole
from goldseam.validation.models.trail import Trail, TrailEntry

__all__ = [
    "Acknowledgement",
    "Approval",
    "ApprovalRole",
    "ChangeClass",
    "ChangeRecord",
    "Citation",
    "Control",
    "EffectCheck",
    "Enactment",
    "Examination",
    "ExaminationKind",
    "LookedAgain",
    "Outcome",
    "ReadingRequest",
    "Trail",
    "TrailEntry",
    "TrainingDone",
    "control",
    "put_in_force",
    "release_control",
]
