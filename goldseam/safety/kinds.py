"""What can happen to a pulse. That somebody answered is none of it, and that somebody looked is not kept either."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.people.models import Person
from goldseam.people.sight import GUIDES
from goldseam.safety.models import Invited, Pulse


@told_with(Pulse)
def pulses():
    return Pulse.objects.select_related("organisation")


def those_who_guide(activity):
    guides = Person.objects.filter(memberships__organisation=activity.organisation_id, memberships__role__in=GUIDES)
    return guides.distinct()


def those_who_were_asked(activity, **where):
    invited = Invited.objects.filter(group__pulse=activity.subject, **where)
    return Person.objects.filter(pk__in=invited.values("person"))


@kind("pulse.planned")
class PulsePlanned(Kind):
    sentence = _("{subject} is planned: how safe is it to speak up here?")
    sentence_here = _("It was planned")

    def recipients(self, activity):
        return those_who_guide(activity)


@kind("pulse.opened")
class PulseOpened(Kind):
    """People hear of it by a mail with their link, and on their home page.

    Not as news in the product: that keeps when somebody has read it, which may be when they answered.
    """

    sentence = _("{subject} is open: how safe is it to speak up here?")
    sentence_here = _("It opened, and everybody was asked at once")


@kind("pulse.called_off")
class PulseCalledOff(Kind):
    sentence = _("{subject} was called off. Answers, if there were any, were destroyed unread.")
    sentence_here = _("It was called off. Answers, if there were any, were destroyed unread.")

    def recipients(self, activity):
        asked = those_who_were_asked(activity)
        return asked if asked.exists() else those_who_guide(activity)


@kind("pulse.closed")
class PulseClosed(Kind):
    """Everybody who was asked hears of the results at the same moment, whoever leads the team included."""

    sentence = _("{subject} is closed, and its results are there")
    sentence_here = _("It closed, and everybody who was asked could read the results")

    def recipients(self, activity):
        return those_who_were_asked(activity)


@kind("pulse.responded")
class PulseResponded(Kind):
    sentence = _("{actor} responded to {subject}: what we heard, and what follows")
    sentence_here = _("{actor} wrote what was heard, and what follows")
    icon = "seam"

    def recipients(self, activity):
        group = activity.details.get("group")
        return those_who_were_asked(activity, **({"group": group} if group else {}))


@kind("pulse.paused")
class PulsesPaused(Kind):
    """For those who guide: people were asked twice and heard nothing."""

    sentence = _("Pulses pause: twice people answered and heard nothing. Say what you heard, then they go on.")
    sentence_here = _("Pulses paused: twice people had answered and heard nothing")

    def recipients(self, activity):
        return those_who_guide(activity)
