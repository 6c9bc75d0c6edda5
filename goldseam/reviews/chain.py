"""The whole chain of the work: who else touched it, and which part of it nobody has been asked from yet.

Nobody is suggested for having reported something: whoever did so in confidence would be named by it.
"""

import re
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from goldseam.artifacts.models import Artifact
from goldseam.events.models import DetectionMethod
from goldseam.events.models.event import Visibility
from goldseam.people.models import Person
from goldseam.people.sight import OVERSEERS, READERS
from goldseam.reviews.models import Place

MOST = 6
CAUGHT_BY = {
    DetectionMethod.SUPPLIER: (Place.UPSTREAM, _later("Supplier or partner")),
    DetectionMethod.RECEIVER: (Place.DOWNSTREAM, _later("Whoever takes over the work")),
    DetectionMethod.CUSTOMER: (Place.DOWNSTREAM, _later("Somebody who speaks for customers or patients")),
}


class Suggestion(NamedTuple):
    """Somebody to ask, and why."""

    place: str
    why: str
    person: Person | None = None
    role: str = ""


def suggestions_for(review, participants, viewer) -> list[Suggestion]:
    """People and roles that touched this work and are not asked yet."""
    asked = {one.person_id for one in participants if one.person_id}
    roles = {one.role.casefold() for one in participants if one.role}
    people = [one for one in _people(review, viewer) if one.person and one.person.pk not in asked]
    others = [one for one in _roles(review.event) if one.role.casefold() not in roles]
    return [*people, *others][:MOST]


def missing_links(participants) -> list[str]:
    """What to say of the ends of the chain from which nobody comes."""
    places = {one.place for one in participants}
    missing = []
    if Place.UPSTREAM not in places:
        missing.append(_("Nobody from before you is asked yet: who hands this work over to you?"))
    if Place.DOWNSTREAM not in places:
        missing.append(_("Nobody from after you is asked yet: who takes over what you do?"))
    return missing


def _people(review, viewer) -> list[Suggestion]:
    """Owners of what was changed or promised for this event, then the team; each once, if they may see the event."""
    event = review.event
    why: dict[int, str] = {}
    kept = Artifact.objects.visible_to(viewer).filter(versions__changes__event=event, is_private=False)
    for person in kept.filter(owner__isnull=False).values_list("owner", flat=True)[:MOST]:
        why.setdefault(person, _("keeps a list or rule that changed because of this"))
    promised = event.actions.filter(owner__isnull=False).values_list("owner", flat=True)
    for person in promised[:MOST]:
        why.setdefault(person, _("promised an action about this"))
    if event.team_id and not event.is_restricted:
        for person in event.team.members.values_list("pk", flat=True)[: MOST + 1]:
            why.setdefault(person, _("belongs to the team"))
    seeing = {person.pk: person for person in _who_may_see(event, why)}
    return [Suggestion(Place.THERE, reason, seeing[key]) for key, reason in why.items() if key in seeing]


def _who_may_see(event, keys):
    people = Person.objects.filter(pk__in=keys, is_active=True)
    here = {"memberships__organisation": event.organisation_id}
    if event.visibility == Visibility.RESTRICTED:
        return people.filter(pk__in=event.named.values("pk"))
    people = people.filter(**here, memberships__role__in=READERS)
    if event.visibility == Visibility.TEAM:
        return people.filter(Q(teams=event.team_id) | Q(**here, memberships__role__in=OVERSEERS)).distinct()
    return people


def _roles(event) -> list[Suggestion]:
    """Roles that the event names, and the one that its way of being noticed points to."""
    named = [part.strip() for part in re.split(r"[,;/\n]|\band\b|\bund\b", event.actors)]
    found = [Suggestion(Place.THERE, _("the event names this role"), role=role[:120]) for role in named if role]
    if event.detection_method in CAUGHT_BY:
        place, role = CAUGHT_BY[event.detection_method]
        found.append(Suggestion(place, _("noticed it"), role=str(role)))
    return found
