"""What can happen to an event."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.events.models import Event
from goldseam.people.models import Person


@told_with(Event)
def events():
    return Event.objects.select_related("organisation")


@kind("event.logged")
class EventLogged(Kind):
    sentence = _("{actor} logged “{subject}”")
    sentence_here = _("{actor} logged this")
    icon = "spark"

    def recipients(self, activity):
        event = activity.subject
        return Person.objects.filter(teams=event.team_id) if event.team_id else []


@kind("event.described")
class EventDescribed(Kind):
    sentence = _("{actor} added to “{subject}”")
    sentence_here = _("{actor} added to this")
    icon = "pen"


@kind("event.timeline_written")
class TimelineWritten(Kind):
    sentence = _("{actor} worked on the timeline of “{subject}”")
    sentence_here = _("{actor} worked on the timeline")
    icon = "clock"


@kind("event.factors_written")
class FactorsWritten(Kind):
    sentence = _("{actor} worked on the contributing factors of “{subject}”")
    sentence_here = _("{actor} worked on the contributing factors")
    icon = "layers"


@kind("event.layers_written")
class LayersWritten(Kind):
    sentence = _("{actor} said which layers held in “{subject}”")
    sentence_here = _("{actor} said which layers held")
    icon = "layers"


@kind("event.classified")
class EventClassified(Kind):
    sentence = _("{actor} classified “{subject}”")
    sentence_here = _("{actor} classified this")
    icon = "label"


@kind("event.related")
class EventRelated(Kind):
    sentence = _("{actor} saw that “{subject}” had happened before")
    sentence_here = _("{actor} saw that this had happened before")
    icon = "label"


@kind("event.unrelated")
class EventUnrelated(Kind):
    sentence = _("{actor} told “{subject}” apart from an earlier event")
    sentence_here = _("{actor} told this apart from an earlier event")
    icon = "label"


@kind("event.merged")
class EventMerged(Kind):
    sentence = _("{actor} saw that “{subject}” is the same as another event")
    sentence_here = _("{actor} saw that this is the same as another event")
    icon = "label"


@kind("event.unmerged")
class EventUnmerged(Kind):
    sentence = _("{actor} saw that “{subject}” is an event of its own")
    sentence_here = _("{actor} saw that this is an event of its own")
    icon = "label"


@kind("event.handed_over")
class EventHandedOver(Kind):
    sentence = _("{actor} handed an event over to another process")
    sentence_here = _("{actor} handed this over to another process")
    icon = "door"
