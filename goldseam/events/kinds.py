"""What can happen to an event."""

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person


@kind("event.logged")
class EventLogged(Kind):
    sentence = "{actor} logged “{subject}”"
    icon = "spark"

    def recipients(self, activity):
        event = activity.subject
        return Person.objects.filter(teams=event.team_id).exclude(pk=activity.actor_id) if event.team_id else []


@kind("event.described")
class EventDescribed(Kind):
    sentence = "{actor} added to “{subject}”"
    icon = "pen"


@kind("event.classified")
class EventClassified(Kind):
    sentence = "{actor} classified “{subject}”"
    icon = "label"


@kind("event.handed_over")
class EventHandedOver(Kind):
    sentence = "{actor} handed this over to another process"
    icon = "door"
