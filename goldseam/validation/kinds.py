"""What can happen to a controlled artifact. Who has read what is told to nobody."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person
from goldseam.validation.called import called_to
from goldseam.validation.missing import dossier_of, missing_of
from goldseam.validation.models.reading import missing_readers
from goldseam.validation.models.standing import is_open


class OfVersion(Kind):
    icon = "page"

    def href(self, activity):
        return dossier_of(activity.subject)

    def words(self, activity):
        return {"number": activity.subject.number}


@kind("validation.controlled")
class Controlled(Kind):
    sentence = _("{actor} put “{subject}” under control")
    sentence_here = _("{actor} put this under control")
    icon = "page"


@kind("validation.released")
class Released(Kind):
    sentence = _("{actor} ended the control of “{subject}”")
    sentence_here = _("{actor} ended the control of this")
    icon = "page"


@kind("validation.recorded")
class Recorded(OfVersion):
    sentence = _("{actor} said what changes with {subject}")
    sentence_here = _("{actor} said what changes with version {number}")


@kind("validation.examined")
class Examined(OfVersion):
    sentence = _("{actor} wrote down an examination of {subject}")
    sentence_here = _("{actor} wrote down an examination of version {number}")


@kind("validation.approved")
class Approved(OfVersion):
    sentence = _("{actor} approved {subject}")
    sentence_here = _("{actor} approved version {number}")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.artifact.owner_id)


@kind("validation.approval_wanted")
class ApprovalWanted(OfVersion):
    """Those who can give one hear of it, as on their home pages; not who wrote on the change."""

    sentence = _("{subject} asks for your approval")
    is_reminder = True
    icon = "clock"

    def href(self, activity):
        return f"{super().href(activity)}#approvals"

    def recipients(self, activity):
        return called_to(activity.subject)


@kind("validation.complete")
class Complete(OfVersion):
    """Its owner hears of it, unless it was decided, or something is missing again, meanwhile."""

    sentence = _("Nothing is missing any more: {subject} can be put in force")
    is_reminder = True

    def href(self, activity):
        return f"{super().href(activity)}#force"

    def recipients(self, activity):
        version = activity.subject
        if version.artifact.is_retired or not is_open(version) or missing_of(version):
            return []
        return Person.objects.filter(pk=version.artifact.owner_id)


class OfReaders(OfVersion):
    """Those who are asked to read, and have not said that they did; nobody hears who they are."""

    is_reminder = True
    icon = "clock"

    def href(self, activity):
        return f"{super().href(activity)}#reading"

    def recipients(self, activity):
        return missing_readers(activity.subject.artifact)


@kind("validation.reading_wanted")
class ReadingWanted(OfReaders):
    sentence = _("Please read {subject}: it is in force")


@kind("validation.reading_waits")
class ReadingWaits(OfReaders):
    sentence = _("{subject} still waits for you to read it")


@kind("validation.enacted")
class Enacted(OfVersion):
    sentence = _("{actor} decided when {subject} takes force")
    sentence_here = _("{actor} decided when version {number} takes force")


@kind("validation.withdrawn")
class ApprovalWithdrawn(OfVersion):
    sentence = _("{actor} took back the approval of {subject}")
    sentence_here = _("{actor} took back the approval of version {number}")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.artifact.owner_id)


@kind("validation.cancelled")
class Cancelled(OfVersion):
    sentence = _("{actor} decided that {subject} takes no force for now")
    sentence_here = _("{actor} decided that version {number} takes no force for now")


@kind("validation.in_force")
class InForce(OfVersion):
    sentence = _("People work by {subject} from now on")
    sentence_here = _("People work by version {number} from now on")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.artifact.owner_id)


@kind("validation.effect")
class EffectChecked(OfVersion):
    sentence = _("{actor} looked whether {subject} had its effect")
    sentence_here = _("{actor} looked whether version {number} had its effect")


@kind("validation.looked_again")
class LookedAtAgain(Kind):
    sentence = _("{actor} looked whether “{subject}” is still right")
    sentence_here = _("{actor} looked whether this is still right")
    icon = "page"
