"""What decisions bring to the home page: those on which somebody looks back today, or should have."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.decisions.models import Decision


@next_step(order=26)
def decisions(person, organisation) -> Group:
    today = timezone.localdate()
    due = [decision for decision in _next_looks(person, organisation.pk) if decision.looks_on <= today]
    steps = [_step(decision, organisation, today) for decision in due]
    return Group(_("Decisions"), steps, reverse("decisions:list", args=[organisation.slug]))


@prepared
def _next_looks(person, organisation: int):
    """The first that come; those whose day has not come are left out afterwards."""
    mine = Decision.objects.visible_to(person).concerning(person.pk)
    return mine.filter(organisation=organisation, looks_on__isnull=False).order_by("looks_on", "pk")[: SHOWN + 1]


def _step(decision, organisation, today) -> NextStep:
    decision.organisation = organisation
    late = (today - decision.looks_on).days
    left = ngettext("%(num)d day late", "%(num)d days late", late) % {"num": late} if late else _("Today")
    why = _("You had predicted what would come of it. Did it?")
    href = reverse("decisions:look_back", args=[organisation.slug, decision.number])
    return NextStep(decision.title, href, why, decision.looks_on, "late" if late else "soon", left)
