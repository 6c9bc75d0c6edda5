"""The templates of an open talk: in the reader's language, as a room copies its words when it is opened."""

from django.utils.translation import gettext as _

from goldseam.live.stages import Doing, Stage
from goldseam.live.templates_of import Template


def talk() -> list[Template]:
    """For `templates` of the purpose “open”."""
    return [
        Template("open", _("Collect, put together, choose"), _("A question, and many answers."), _open()),
        Template("round", _("A round"), _("Everybody is heard, nothing is written."), _round()),
    ]


def _open() -> list[Stage]:
    return [
        Stage("frame", Doing.FRAME, _("What this is about"), 2, say=_("Say the question, and why it matters now.")),
        Stage(
            "ideas",
            Doing.WRITE,
            _("Write in silence"),
            5,
            prompt=_("What comes to your mind? One thing on each card."),
            say=_("Nobody talks, and nobody sees what others write."),
        ),
        Stage(
            "reading",
            Doing.REVEAL,
            _("Read in turn"),
            8,
            prompt=_("One card each, round by round. Ask what is not clear; do not argue yet."),
            of="ideas",
        ),
        Stage(
            "themes",
            Doing.CLUSTER,
            _("Put together"),
            6,
            prompt=_("Which cards say the same? Give each cluster a name."),
            of="ideas",
        ),
        Stage("vote", Doing.VOTE, _("Choose"), 3, prompt=_("What should we talk about?"), of="ideas"),
        Stage(
            "talk",
            Doing.DISCUSS,
            _("Talk"),
            15,
            prompt=_("From the first to the last. Everybody is asked, passing is fine."),
        ),
        Stage("close", Doing.CLOSE, _("Close"), 3, prompt=_("What do we take along?")),
    ]


def _round() -> list[Stage]:
    return [
        Stage("frame", Doing.FRAME, _("What this is about"), 2, say=_("Say the question, and why it matters now.")),
        Stage(
            "round",
            Doing.DISCUSS,
            _("A round"),
            15,
            prompt=_("One after the other, each as long as the others. Passing is fine."),
            say=_("Those who have not been heard come first, whoever leads last."),
        ),
        Stage("close", Doing.CLOSE, _("Close"), 3, prompt=_("What do we take along?")),
    ]
