"""Who can run a checklist, and therefore take a run over."""

from django.db.models import Q

from goldseam.people.models import Membership, Person
from goldseam.people.models.membership import MANAGERS, WRITERS


def those_who_can_run(artifact):
    """Those who take part in the work and see the checklist, by name."""
    places = Membership.objects.filter(organisation=artifact.organisation_id)
    writers = Person.objects.filter(pk__in=places.filter(role__in=WRITERS).values("person"), is_active=True)
    if artifact.team_id:
        managers = places.filter(role__in=MANAGERS).values("person")
        writers = writers.filter(Q(pk__in=artifact.team.members.values("pk")) | Q(pk__in=managers))
    return writers.order_by("name", "pk")
