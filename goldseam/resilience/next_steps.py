"""What the help directory brings to the home page of those who keep it: entries that nobody has checked lately."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.people.models.membership import MANAGERS
from goldseam.resilience.models import HelpEntry


@next_step(order=80)
def help_to_check(person, organisation) -> Group:
    """Asked of those who manage alone."""
    if person.role_in(organisation) not in MANAGERS:
        return Group("", [])
    count = HelpEntry.objects.filter(organisation=organisation).stale().count()
    if not count:
        return Group("", [])
    title = ngettext("%(num)s entry of the help directory", "%(num)s entries of the help directory", count)
    why = _("Nobody has checked it for half a year. Somebody in need may rely on it.")
    href = reverse("resilience:help_entries", args=[organisation.slug])
    return Group(_("Help directory"), [NextStep(title % {"num": count}, href, why)])
