"""What can happen between an event and an artifact."""

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person


@kind("change.linked")
class ChangeLinked(Kind):
    sentence = "Because of “{event}”, {actor} changed {subject}"
    icon = "seam"

    def words(self, activity):
        return {"event": activity.history}

    def recipients(self, activity):
        """Whoever logged the event hears that something changed because they spoke up."""
        return Person.objects.filter(pk=activity.history.logged_by_id).exclude(pk=activity.actor_id)


@kind("change.verified")
class ChangeVerified(Kind):
    sentence = "{actor} compared before and after: {subject}"
    icon = "seam"
