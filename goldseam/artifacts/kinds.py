"""What can happen to an artifact."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.artifacts.models import Artifact, Version
from goldseam.people.models import Person


@told_with(Artifact)
def artifacts():
    return Artifact.objects.select_related("organisation")


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
