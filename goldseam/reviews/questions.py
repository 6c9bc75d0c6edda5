"""The written parts of a review: what each asks, and where on the agenda it stands."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Question(NamedTuple):
    """One text of a review; `part` is the part of the agenda in which it is written."""

    key: str
    part: str
    label: str
    help: str = ""


QUESTIONS = [
    Question("intent", "intent", _("What was supposed to happen?"), _("The goal, the plan, what was assumed.")),
    Question("reality", "reality", _("What happened?"), _("What people saw and did, beyond the timeline.")),
    Question(
        "surprise",
        "reality",
        _("Why were we surprised?"),
        _("Which sign was missing, could not be seen, or looked like something else?"),
    ),
    Question(
        "gaps",
        "gaps",
        _("Why was there a difference?"),
        _("Conditions, signals and trade-offs. There is almost never only one."),
    ),
    Question("helped", "gaps", _("What went well?"), _("What limited the damage, what helped, where were we lucky?")),
    Question("sustain", "next", _("What do we keep?"), _("What worked and should stay as it is.")),
]
