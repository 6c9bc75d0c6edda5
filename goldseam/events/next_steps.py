"""What events bring to the home page: those that wait for a label."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.events.models import Event, EventKind
from goldseam.events.models.finding import UNCLASSIFIED

LOOKED_AT = 200  # The newest of a person: what is older is in the list of events, and no longer next.


@next_step(order=40)
def events_without_a_label(person, organisation) -> Group:
    """What the person or a team logged, and nobody has classified yet. A review asks for the label by itself."""
    heading = _("Waiting for a label")
    href = f"{reverse('events:list', args=[organisation.slug])}?type={UNCLASSIFIED}"
    if not person.writes_in(organisation):
        return Group(heading, [])

    here = Event.objects.filter(organisation=organisation).order_by("-number").values_list("pk", flat=True)
    logged, of_teams = here.filter(logged_by=person), here.filter(team__in=person.sight.teams)
    # Fetched first: a database that has to join them with all that the person may see reads a million events.
    newest = {*logged[:LOOKED_AT], *of_teams[:LOOKED_AT]}
    waiting = (
        Event.objects.visible_to(person)
        .filter(pk__in=newest)
        .unclassified()
        .learning()
        .filter(reviews=None)
        .exclude(kind=EventKind.SUCCESS)
        .newest_first()
    )
    lead = _("A few questions each: what kind of failure was it?")
    return Group(heading, [_step_of(event, organisation) for event in waiting[:6]], href, lead)


def _step_of(event, organisation) -> NextStep:
    href = reverse("events:classification", args=[organisation.slug, event.number])
    return NextStep(event.title, href)
