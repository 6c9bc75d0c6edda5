"""What can happen to a room by itself. What people do in it is told to nobody outside."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.common.times import day
from goldseam.live.models import Room, Seat
from goldseam.people.models import Person


@told_with(Room)
def rooms():
    return Room.objects.select_related("organisation", "ending")


def near(room) -> Q:
    return Q(pk__in={room.facilitator_id, room.opened_by_id} - {None})


@kind("room.left_alone")
class LeftAlone(Kind):
    """Whoever sits there may have written something that nobody has seen yet."""

    sentence = _("Nobody has been in the room “{subject}” for some weeks. It closes by itself after {until}")
    sentence_here = _("Nobody has been there for some weeks. It closes by itself after {until}")
    is_reminder = True

    def words(self, activity):
        return {"until": day(date.fromisoformat(activity.details["until"]))}

    def note(self, activity):
        return str(
            _("What was turned over is kept. What lies face down is then gone: come back if you wrote some of it.")
        )

    def recipients(self, activity):
        sits = Seat.objects.filter(room=activity.subject.pk, person__isnull=False).values("person")
        return Person.objects.filter(near(activity.subject) | Q(pk__in=sits))


@kind("room.abandoned")
class Abandoned(Kind):
    sentence = _("The room “{subject}” was closed, because nobody had been there for some weeks")
    sentence_here = _("Closed, because nobody had been there for some weeks")

    def recipients(self, activity):
        return Person.objects.filter(near(activity.subject))
