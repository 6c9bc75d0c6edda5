"""What can happen to notes and recognitions. None of the sentences says whom somebody wants to name."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person, Role
from goldseam.people.sight import GUIDES
from goldseam.shareouts.models import Note, Recognition


@told_with(Note)
def notes():
    return Note.objects.with_copies()


@told_with(Recognition)
def recognitions():
    return Recognition.objects.with_name()


def _those_in(activity, roles):
    return Person.objects.filter(
        memberships__organisation=activity.organisation_id, memberships__role__in=roles
    ).distinct()


@kind("recognition.given")
class RecognitionGiven(Kind):
    sentence = _("{actor} said thank you: “{subject}”")
    sentence_here = _("{actor} said thank you")
    icon = "seam"


@kind("recognition.asked")
class RecognitionAsked(Kind):
    """For the person alone. As a reminder, it stands in nobody's story."""

    sentence = _("{actor} would like to thank you by name: “{subject}”. Do you agree?")
    icon = "seam"
    is_reminder = True

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.person_id)


@kind("note.begun")
class NoteBegun(Kind):
    sentence = _("{actor} began “{subject}”")
    sentence_here = _("{actor} began it")
    sentence_alone = _("A draft of “{subject}” is there")

    def sentence_for(self, activity, here=False):
        if activity.actor_id is None and activity.subject is not None:
            return str(self.sentence_alone).format(subject=activity.subject)
        return super().sentence_for(activity, here)


@kind("note.due")
class NoteDue(Kind):
    """For those who guide: a quarter is over, and something changed in it."""

    sentence = _("The quarter is over. “{subject}” is drafted and waits for your words.")
    is_reminder = True

    def recipients(self, activity):
        return _those_in(activity, GUIDES)

    def href(self, activity):
        return activity.subject.draft_url


@kind("note.published")
class NotePublished(Kind):
    """Everybody who belongs hears that something changed, first of all those who report."""

    sentence = _("{actor} published “{subject}”")
    sentence_here = _("{actor} published it")
    icon = "seam"

    def recipients(self, activity):
        return _those_in(activity, Role.values)


@kind("note.made_public")
class NoteMadePublic(Kind):
    sentence = _("{actor} published “{subject}” for everybody")
    sentence_here = _("{actor} published it for everybody")


@kind("note.withdrawn")
class NoteWithdrawn(Kind):
    sentence = _("{actor} withdrew “{subject}”")
    sentence_here = _("{actor} withdrew it")


@kind("note.shortened")
class NoteShortened(Kind):
    """For those who guide: a part went for good, and other words may still speak of it."""

    sentence = _("A part went out of “{subject}”. Please look whether its other words still fit.")
    is_reminder = True

    def recipients(self, activity):
        return _those_in(activity, GUIDES)

    def href(self, activity):
        return activity.subject.draft_url
