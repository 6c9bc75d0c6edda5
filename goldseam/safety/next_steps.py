"""What pulses bring to the home page: one's own ticket, and a pulse that waits for a response; and the first step.

Whether the person has answered is reckoned for that person alone, from the secret of the install; it is in no table
and in no activity. The page that was put together lies in memory for a minute at most.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.first_steps import TickedByHand, first_step
from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.common.times import day
from goldseam.safety.models import Invited, Pulse, PulseResponse

WAITS = timedelta(days=120)  # For a response; later, the next pulse asks for it.


@next_step(order=16)
def pulse(person, organisation) -> Group:
    """One query where no pulse runs."""
    asked = Exists(Invited.objects.filter(group__pulse=OuterRef("pk"), person=person.pk))
    told = Exists(PulseResponse.objects.filter(pulse=OuterRef("pk")))
    waiting = Pulse.objects.filter(organisation=organisation, called_off_at=None, opened_at__isnull=False)
    lately = timezone.now() - WAITS
    waiting = waiting.filter(Q(asked, closed_at=None) | Q(~told, closed_at__gt=lately))
    steps = [step for one in waiting.select_related("organisation", "key")[:3] for step in _steps(one, person)]
    return Group(_("Pulse"), steps)


def _steps(pulse, person) -> list[NextStep]:
    if pulse.is_open:
        return _tickets(pulse, person)
    return [_respond(pulse)] if pulse.can_be_responded_to_by(person) else []


def _tickets(pulse, person) -> list[NextStep]:
    href = reverse("pulses:answer", args=[pulse.organisation.slug, pulse.number])
    until = _("Until %(day)s") % {"day": day(pulse.closes_on)}
    why = _("Two minutes, without names. Answering is up to you.")
    return [
        NextStep(_("How safe is it to speak up in %(team)s?") % {"team": ticket.group}, href, why, time_left=until)
        for ticket in pulse.own_tickets(person)
        if not ticket.is_spent
    ]


def _respond(pulse) -> NextStep:
    why = _("People answered. Say what you heard, what you change, and what you don't and why.")
    return NextStep(_("Respond to %(pulse)s") % {"pulse": pulse}, pulse.get_absolute_url(), why)


@first_step("pulse", order=60)
class PulseQuarterly(TickedByHand):
    """Asked here, or where people ask with another tool anyway."""

    title = gettext_lazy("Ask once a quarter how safe it feels to speak up")
    why = gettext_lazy("Eight short statements, answered without names.")
    handbook = "safety"
    is_for_one_alone = False
    is_seen = True

    def done_in(self, organisation):
        return Pulse.objects.filter(organisation=organisation, opened_at__isnull=False).held()

    def href(self, organisation) -> str:
        return reverse("pulses:list", args=[organisation.slug])
