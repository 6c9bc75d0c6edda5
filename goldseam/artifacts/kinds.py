"""What can happen to an artifact."""

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person


@kind("artifact.made")
class ArtifactMade(Kind):
    sentence = "{actor} started “{subject}”"
    icon = "page"


@kind("artifact.revised")
class ArtifactRevised(Kind):
    sentence = "{actor} wrote {subject}"
    icon = "pen"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.artifact.owner_id).exclude(pk=activity.actor_id)


@kind("artifact.retired")
class ArtifactRetired(Kind):
    sentence = "{actor} retired “{subject}”"
    icon = "leaf"


@kind("artifact.brought_back")
class ArtifactBroughtBack(Kind):
    sentence = "{actor} brought “{subject}” back"
    icon = "leaf"
