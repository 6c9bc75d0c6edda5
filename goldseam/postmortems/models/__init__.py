from goldseam.postmortems.models.adding import Addition
from goldseam.postmortems.models.bringing import Origin
from goldseam.postmortems.models.circulating import Circulation, Reading
from goldseam.postmortems.models.commenting import Comment, Settlement
from goldseam.postmortems.models.criteria import Criteria
from goldseam.postmortems.models.impact import Impact
from goldseam.postmortems.models.postmortem import Postmortem
from goldseam.postmortems.models.proposing import Proposal
from goldseam.postmortems.models.publishing import Audience, Publication
from goldseam.postmortems.models.rereading import Reread
from goldseam.postmortems.models.saving_views import SavedView
from goldseam.postmortems.models.template import Template

__all__ = [
    "Addition",
    "Audience",
    "Circulation",
    "Comment",
    "Criteria",
    "Impact",
    "Origin",
    "Postmortem",
    "Proposal",
    "Publication",
    "Reading",
    "Reread",
    "SavedView",
    "Settlement",
    "Template",
]
