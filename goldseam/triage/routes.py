"""The ways on from triage, and what each of them means."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Route(TextChoices):
    """In the order of the rules: the first one that fits is suggested."""

    ACT_NOW = "act_now", _("Act now")
    OTHER_PROCESS = "other_process", _("Another process")
    POSTMORTEM = "postmortem", _("Write a postmortem")
    AAR = "aar", _("Hold a review")
    CLUSTER = "cluster", _("Look at the pattern")
    NOTE = "note", _("Note it")
    BATCH = "batch", _("Keep it for the month")
    ASK = "ask", _("Ask first")


MEANINGS = {
    Route.ACT_NOW: _("It is still dangerous. The team is told at once; no meeting is needed."),
    Route.OTHER_PROCESS: _("Harm meant, a crime, abuse or being unfit for work. It leaves the learning here."),
    Route.POSTMORTEM: _("A written account, begun at once and within 72 hours."),
    Route.AAR: _("Half an hour together, within 72 hours."),
    Route.CLUSTER: _("It happens again and again. Somebody looks after the pattern."),
    Route.NOTE: _("Thank, count it, and go on. What held is worth knowing."),
    Route.BATCH: _("Logged and answered. It is looked at with others at the end of the month."),
    Route.ASK: _("One question to whoever reported. It comes back in a week, or with the answer."),
}

# What was decided, in a sentence without a subject.
DECIDED = {
    Route.ACT_NOW: _("The team was told to act now"),
    Route.OTHER_PROCESS: _("It belongs to another process"),
    Route.POSTMORTEM: _("A postmortem is begun"),
    Route.AAR: _("A review is opened"),
    Route.CLUSTER: _("It belongs to a pattern"),
    Route.NOTE: _("It is noted"),
    Route.BATCH: _("It is looked at with others this month"),
    Route.ASK: _("An answer is awaited"),
}
