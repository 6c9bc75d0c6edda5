"""Who sees an event: the rule of `Event.objects.visible_to`, asked the other way round."""

from django.db.models import Q

from goldseam.events.models import Visibility
from goldseam.people.models import Person
from goldseam.people.models.membership import Membership
from goldseam.people.sight import OVERSEERS, READERS


def who_sees(event):
    """Those who belong to the organisation, read there, and may see this event."""
    here = Membership.objects.filter(organisation=event.organisation_id)
    people = Person.objects.filter(pk__in=here.filter(role__in=READERS).values("person"))
    if event.visibility == Visibility.ORGANISATION:
        return people
    seen = Q(pk=event.logged_by_id) | Q(pk__in=event.named.values("pk"))
    if event.visibility == Visibility.TEAM:
        members = Q(pk__in=event.team.members.values("pk")) if event.team else Q(pk__in=[])
        seen |= members | Q(pk__in=here.filter(role__in=OVERSEERS).values("person"))
    return people.filter(seen)
