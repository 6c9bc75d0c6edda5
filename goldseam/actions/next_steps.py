"""What actions bring to the home page: promises that are due, overdue ones first."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.actions.models import Action
from goldseam.activity.next_steps import Group, NextStep, next_step

AHEAD = timedelta(days=14)  # As far as the date that a new promise is offered.


@next_step(order=30)
def actions_due(person, organisation) -> Group:
    """The person's open promises of the next two weeks, and those whose date has passed."""
    today = timezone.localdate()
    mine = Action.objects.visible_to(person).open().filter(owner=person, organisation=organisation)
    due = mine.filter(due_on__lte=today + AHEAD).select_related("event").order_by("due_on", "pk")
    steps = [_step_of(action, organisation, today) for action in due[:6]]
    return Group(_("What you promised"), steps, reverse("actions:list", args=[organisation.slug]))


@next_step(order=35)
def effects_due(person, organisation) -> Group:
    """The person's finished actions of which it is time to see whether they worked."""
    today = timezone.localdate()
    mine = Action.objects.visible_to(person).filter(owner=person, organisation=organisation)
    due = mine.to_be_checked(on=today).select_related("event").order_by("effect_due_on", "pk")
    steps = [_look_of(action, organisation) for action in due[:6]]
    return Group(_("Did it work?"), steps, f"{reverse('actions:list', args=[organisation.slug])}?state=verified")


def _step_of(action, organisation, today) -> NextStep:
    action.organisation = organisation
    mood, left = _time_left((action.due_on - today).days)
    why = _("Because of “%(event)s”") % {"event": action.event.title} if action.event else ""
    return NextStep(action.title, action.get_absolute_url(), why, action.due_on, mood, left)


def _look_of(action, organisation) -> NextStep:
    action.organisation = organisation
    return NextStep(action.title, action.get_absolute_url(), action.measure, action.effect_due_on)


def _time_left(days: int) -> tuple[str, str]:
    if days < 0:
        return "late", ngettext("%(num)s day overdue", "%(num)s days overdue", -days) % {"num": -days}
    if days <= 1:
        return "soon", _("Due tomorrow") if days else _("Due today")
    return "", _("Due in %(num)s days") % {"num": days}
