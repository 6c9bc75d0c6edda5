"""What can happen to an artifact."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.artifacts.models import Artifact, Version
from goldseam.people.models import Person


@told_with(Artifact)
def artifacts():
    return Artifact.objects.select_related("organisation", "activation", "retirement")


@told_with(Version)
def versions():
    return Version.objects.select_related("artifact__organisation")


@kind("artifact.made")
class ArtifactMade(Kind):
    sentence = _("{actor} started “{subject}”")
    sentence_here = _("{actor} started this")
    icon = "page"


@kind("artifact.revised")
class ArtifactRevised(Kind):
    sentence = _("{actor} wrote {subject}")
    sentence_here = _("{actor} wrote version {number}")
    icon = "pen"

    def words(self, activity):
        return {"number": activity.subject.number}

    def note(self, activity):
        return activity.subject.what_changed

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.artifact.owner_id)


@kind("artifact.renamed")
class ArtifactRenamed(Kind):
    sentence = _("{actor} changed the details of “{subject}”")
    icon = "pen"


@kind("artifact.on_trial")
class ArtifactOnTrial(Kind):
    sentence = _("{actor} put “{subject}” on trial")
    sentence_here = _("{actor} put this on trial")
    icon = "page"


@kind("artifact.activated")
class ArtifactActivated(Kind):
    sentence = _("{actor} made “{subject}” active")
    sentence_here = _("{actor} made this active")
    icon = "page"

    def note(self, activity):
        return activity.subject.activation.despite if activity.subject.is_active else ""


@kind("artifact.drafted_again")
class ArtifactDraftedAgain(Kind):
    sentence = _("{actor} made “{subject}” a draft again")
    sentence_here = _("{actor} made this a draft again")
    icon = "page"


@kind("artifact.retired")
class ArtifactRetired(Kind):
    sentence = _("{actor} retired “{subject}”")
    sentence_here = _("{actor} retired this")
    icon = "leaf"


@kind("artifact.brought_back")
class ArtifactBroughtBack(Kind):
    sentence = _("{actor} brought “{subject}” back")
    sentence_here = _("{actor} brought this back")
    icon = "leaf"


@kind("artifact.looked_again")
class ArtifactLookedAgain(Kind):
    sentence = _("{actor} looked at “{subject}” again")
    sentence_here = _("{actor} looked at this again")
    icon = "page"

    def note(self, activity):
        look = activity.subject.last_look
        return look.note if look else ""
