"""What patterns bring to the home page: a month with enough events that nobody has looked at."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.first_steps import TickedByHand, first_step
from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.patterns.asked import Asked, happened_in
from goldseam.patterns.counting import seen_events
from goldseam.patterns.looking.bars import LEAST
from goldseam.patterns.models import Analysis
from goldseam.patterns.periods import Period


@next_step(order=70)
def months(person, organisation) -> Group:
    """Once a month, for those who guide; nothing where there is too little to see a pattern in."""
    href = reverse("patterns:look", args=[organisation.slug])
    if organisation.pk not in person.sight.guides:
        return Group(_("Patterns"), [])
    return Group(_("Patterns"), [_step(period, href) for period in _waiting(person, organisation)], href)


def _waiting(person, organisation) -> list[Period]:
    last = Period.last("month")
    if Analysis.objects.filter(organisation=organisation).visible_to(person).of_period(last).exists():
        return []
    events = happened_in(last, Asked(last).among(seen_events(organisation, person)))
    return [last] if events.order_by()[:LEAST].count() >= LEAST else []


def _step(period: Period, href: str) -> NextStep:
    why = _("Which two or three patterns are worth making the defences stronger for?")
    return NextStep(_("%(month)s has not been looked at") % {"month": period}, href, why)


@first_step("near-misses", order=50)
class NearMissesMonthly(TickedByHand):
    """Done here, or where people look at them together anyway."""

    title = gettext_lazy("Look at the near misses once a month")
    why = gettext_lazy("Half an hour: which two or three patterns matter most, and what protects you there?")
    handbook = "near-misses"
    is_seen = True

    def done_in(self, organisation):
        return Analysis.objects.filter(organisation=organisation)

    def href(self, organisation) -> str:
        return reverse("patterns:look", args=[organisation.slug])
