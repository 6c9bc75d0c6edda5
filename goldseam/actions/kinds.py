"""What can happen to an action."""

from goldseam.activity.kinds import Kind, kind
from goldseam.people.models import Person


class AboutAction(Kind):
    """Whoever owns the action hears of it, unless they did it themselves."""

    icon = "check"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id).exclude(pk=activity.actor_id)


@kind("action.promised")
class ActionPromised(AboutAction):
    sentence = "{actor} added the action “{subject}”"


@kind("action.amended")
class ActionAmended(AboutAction):
    sentence = "{actor} changed the action “{subject}”"


@kind("action.postponed")
class ActionPostponed(AboutAction):
    sentence = "{actor} set a new date for “{subject}”"


@kind("action.completed")
class ActionCompleted(AboutAction):
    sentence = "{actor} finished “{subject}”"


@kind("action.dropped")
class ActionDropped(AboutAction):
    sentence = "{actor} dropped “{subject}”"


@kind("action.taken_up_again")
class ActionTakenUpAgain(AboutAction):
    sentence = "{actor} took up “{subject}” again"


@kind("action.checked")
class ActionChecked(AboutAction):
    sentence = "{actor} checked whether “{subject}” worked"
