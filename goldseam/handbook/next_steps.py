"""What the handbook brings to the home page: the page that new members are shown first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.handbook.models import Page, Reading
from goldseam.handbook.shipped import Practice


@next_step(order=90, fresh=True)
def first_reading(person, organisation) -> Group:
    """The kinds of failure, until the person has read about them."""
    if Reading.has_been_done(organisation, person, Practice.TAXONOMY):
        return Group("", [])
    page = Page.of(organisation, Practice.TAXONOMY)
    why = _("New here? Three kinds of failure ask for three answers. Two minutes to read.")
    href = reverse("handbook:show", args=[organisation.slug, Practice.TAXONOMY])
    return Group(_("To read"), [NextStep(page.shown.title, why, href)])
