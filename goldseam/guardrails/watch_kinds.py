"""What can happen to a watch, and to an address that is called."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.guardrails.models import Address, Watch
from goldseam.people.models import Membership, Person
from goldseam.people.sight import GUIDES


@told_with(Watch)
def watches():
    return Watch.objects.loaded()


@told_with(Address)
def addresses():
    return Address.objects.select_related("organisation")


class OfWatch(Kind):
    icon = "clock"

    def note(self, activity):
        return activity.details.get("reason", "")


class ForThoseAround(OfWatch):
    """Who owns it hears of it, and the team whose measurement it is."""

    def recipients(self, activity):
        watch = activity.subject
        around = Q(pk=watch.owner_id) | Q(teams=watch.series.team_id) if watch.series.team_id else Q(pk=watch.owner_id)
        return Person.objects.filter(around).distinct()


@kind("watch.made")
class WatchMade(OfWatch):
    sentence = _("{actor} drafted the watch “{subject}”")
    sentence_here = _("{actor} drafted this watch")


@kind("watch.changed")
class WatchChanged(OfWatch):
    sentence = _("{actor} changed the watch “{subject}”")
    sentence_here = _("{actor} changed it")


@kind("watch.activated")
class WatchActivated(OfWatch):
    sentence = _("{actor} armed the watch “{subject}”")
    sentence_here = _("{actor} armed it")


@kind("watch.drafted_again")
class WatchDraftedAgain(ForThoseAround):
    sentence = _("{actor} made the watch “{subject}” a draft: it looks at nothing for now")
    sentence_here = _("{actor} made it a draft: it looks at nothing for now")


@kind("watch.breached")
class WatchBreached(ForThoseAround):
    """Nobody did it: a value came in."""

    has_own_mail = True  # With the chart, at once.
    sentence = _("“{subject}” has fired: a measurement lies beyond its limit")
    sentence_here = _("It has fired")

    def note(self, activity):
        breaches = activity.subject.breaches.all()
        return next((breach.why for breach in breaches if breach.pk == activity.details.get("breach")), "")


@kind("watch.re_armed")
class WatchReArmed(ForThoseAround):
    sentence = _("{actor} armed the watch “{subject}” again")
    sentence_here = _("{actor} armed it again")


@kind("watch.retired")
class WatchRetired(ForThoseAround):
    sentence = _("{actor} took the watch “{subject}” out of use")
    sentence_here = _("{actor} took it out of use")


@kind("watch.brought_back")
class WatchBroughtBack(OfWatch):
    sentence = _("{actor} brought the watch “{subject}” back")
    sentence_here = _("{actor} brought it back")


class OfAddress(Kind):
    """Those who guide hear that what leaves the organisation has changed."""

    icon = "clock"

    def recipients(self, activity):
        guiding = Membership.objects.filter(organisation=activity.organisation_id, role__in=GUIDES)
        return Person.objects.filter(pk__in=guiding.values("person"))


@kind("address.made")
class AddressMade(OfAddress):
    sentence = _("{actor} added the address “{subject}” that watches can call")


@kind("address.changed")
class AddressChanged(OfAddress):
    sentence = _("{actor} changed the address “{subject}” that watches call")


@kind("address.secret_made")
class SecretMade(OfAddress):
    sentence = _("{actor} made a new secret for the address “{subject}”")


@kind("address.closed")
class AddressClosed(OfAddress):
    sentence = _("{actor} closed the address “{subject}”: it is not called any more")


@kind("address.reopened")
class AddressReopened(OfAddress):
    sentence = _("{actor} opened the address “{subject}” again")
