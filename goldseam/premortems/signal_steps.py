"""What signals bring to the home page: those that have fired, until somebody has looked."""

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.premortems.models import Firing

LOOKED_AT = 6


@next_step(order=8)
def signals_that_fired(person, organisation) -> Group:
    """For whoever looks after the risk; where nobody does, for whoever leads the pre-mortem."""
    heading = _("A signal has fired")
    if not person.writes_in(organisation):
        return Group(heading, [])
    return Group(heading, [_step(firing, organisation) for firing in _waiting(person, organisation.pk)])


@prepared
def _waiting(person, organisation: int):
    mine = Q(signal__risk__owner=person.pk)
    mine |= Q(signal__risk__owner=None, signal__risk__premortem__facilitator=person.pk)
    found = Firing.objects.visible_to(person).waiting().filter(mine, signal__organisation=organisation)
    return found.select_related("signal__risk").order_by("-at", "-pk")[:LOOKED_AT]


def _step(firing: Firing, organisation) -> NextStep:
    risk = firing.signal.risk
    firing.signal.organisation = organisation
    why = _("The risk “%(risk)s” may be coming true. What do you see?") % {"risk": risk}
    return NextStep(str(firing), firing.get_absolute_url(), why, mood="soon")
