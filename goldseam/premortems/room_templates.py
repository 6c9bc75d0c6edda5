"""How a pre-mortem goes in a room: together in about an hour, or alone on different days."""

from django.utils.translation import gettext as _

from goldseam.live.stages import Doing, Stage
from goldseam.live.templates_of import Template


def premortem_templates() -> list[Template]:
    """For `templates` of the purpose “premortem”."""
    return [
        Template("premortem", _("Pre-mortem"), _("Together, in about an hour."), _premortem()),
        Template("premortem-alone", _("Pre-mortem alone"), _("Two rounds on different days."), _premortem_alone()),
    ]


def _premortem() -> list[Stage]:
    return [
        Stage(
            "brief",
            Doing.FRAME,
            _("The plan"),
            5,
            prompt=_("What is planned? Who is missing here: a user, an operator, a supplier, somebody who doubts?"),
            say=_(
                "Tell the plan in a few sentences, and show the link. Ask who is missing, and what they would say. "
                "Then ask everybody to note how sure they are that it succeeds; nobody sees a single answer."
            ),
            tells_subject=True,
            asks_estimate="before",
        ),
        Stage(
            "frame",
            Doing.FRAME,
            _("It has failed"),
            1,
            prompt=_("Imagine it as a certainty, not as a danger."),
            say=_("Read it aloud, slowly. It is certain. Do not say “might” or “could”."),
        ),
        Stage(
            "reasons",
            Doing.WRITE,
            _("Write down why"),
            8,
            prompt=_("Why did it fail? Every reason that you can think of, one on each card."),
            say=_(
                "Nobody talks, and nobody sees what others write. Say for each card whether it was in our hands. Write "
                "as well; if you are the most senior here, you read last."
            ),
            asks_hands=True,
        ),
        Stage(
            "reading",
            Doing.REVEAL,
            _("Read in turn"),
            8,
            prompt=_("One card each, round by round. Listen, ask what is not clear, and do not argue yet."),
            say=_(
                "One card each turn, whoever leads last. Passing is fine. Thank for the first card that takes courage."
            ),
            of="reasons",
        ),
        Stage(
            "themes",
            Doing.CLUSTER,
            _("Put together"),
            7,
            prompt=_("Which cards say the same? Put them together, and give each cluster a name."),
            say=_("Let the group find the names. The same reason from several people stays there several times."),
            of="reasons",
        ),
        Stage(
            "vote",
            Doing.VOTE,
            _("Choose"),
            3,
            prompt=_("Which of them should we do something about? And how bad could each become?"),
            say=_(
                "Nobody sees how others vote. What somebody gives a five for harm is taken along without a single dot."
            ),
            of="reasons",
        ),
        Stage(
            "answers",
            Doing.DECIDE,
            _("What we do about them"),
            15,
            prompt=_("For each: who looks after it, what would we see first, and what do we do now?"),
            say=_(
                "Each needs an owner, a trigger that can be observed (a number or yes/no, where it is seen, how often "
                "somebody looks) and a counter-measure. “If things get bad” is no trigger."
            ),
            of="reasons",
            into=("risk",),
        ),
        Stage(
            "wins",
            Doing.WRITE,
            _("It went surprisingly well"),
            3,
            prompt=_("Now it is the same day, and it went better than anybody hoped. What had we done?"),
            say=_("Only what we can do ourselves. This finds the steps that fear overlooks."),
        ),
        Stage(
            "steps",
            Doing.DECIDE,
            _("What we take along"),
            3,
            prompt=_("Which of them do we promise?"),
            say=_("Two or three are enough. Each gets a person and a day."),
            of="wins",
            into=("win",),
        ),
        Stage(
            "close",
            Doing.CLOSE,
            _("Close"),
            3,
            prompt=_("What changes in the plan today?"),
            say=_("Read back what was promised, by whom and until when. Then ask once more how sure everybody is."),
            asks_estimate="after",
        ),
    ]


def _premortem_alone() -> list[Stage]:
    return [
        Stage(
            "brief",
            Doing.FRAME,
            _("It has failed"),
            prompt=_("Read it aloud to yourself. It is certain."),
            asks_estimate="before",
        ),
        Stage(
            "reasons",
            Doing.WRITE,
            _("Write down why"),
            7,
            prompt=_("Why did it fail? Every reason, one on each card."),
            asks_hands=True,
        ),
        Stage(
            "again",
            Doing.WRITE,
            _("Again, on another day"),
            7,
            prompt=_("Come back tomorrow. What else? And what would your harshest client say?"),
            of="reasons",
            asks_hands=True,
        ),
        Stage(
            "themes",
            Doing.CLUSTER,
            _("Put together"),
            5,
            prompt=_("Which cards say the same? Give each cluster a name."),
            of="reasons",
        ),
        Stage(
            "vote",
            Doing.VOTE,
            _("Choose"),
            2,
            prompt=_("Which of them do you want to do something about? How bad could each become?"),
            of="reasons",
        ),
        Stage(
            "answers",
            Doing.DECIDE,
            _("What you do about them"),
            15,
            prompt=_("For each: what would you see first, where and how often do you look, and what do you do now?"),
            of="reasons",
            into=("risk",),
        ),
        Stage(
            "wins",
            Doing.WRITE,
            _("It went surprisingly well"),
            3,
            prompt=_("It is the same day, and it went better than you hoped. What had you done?"),
        ),
        Stage(
            "steps",
            Doing.DECIDE,
            _("What you take along"),
            3,
            prompt=_("Which of them do you promise yourself?"),
            of="wins",
            into=("win",),
        ),
        Stage(
            "close",
            Doing.CLOSE,
            _("Close"),
            1,
            prompt=_("What changes in the plan today?"),
            asks_estimate="after",
        ),
    ]
