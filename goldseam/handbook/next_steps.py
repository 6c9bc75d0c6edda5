"""What the handbook brings to the home page: the page that new members are shown first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.events.models import Event
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
    return Group(_("To read"), [NextStep(page.shown.title, href, why)])


@next_step(order=95)
def first_example(person, organisation) -> Group:
    """The newest event, as long as it is a sample case: then nothing of one's own has been logged since."""
    # Of all, then whether it may be seen: the other way round a large organisation's events are all looked at.
    newest = Event.objects.filter(organisation=organisation).newest_first().first()
    if newest is None or not newest.is_sample or not Event.objects.visible_to(person).contains(newest):
        return Group("", [])
    newest.organisation = organisation
    why = _("A sample case, from the first sign to the proof that its change helped.")
    return Group(_("To look at"), [NextStep(newest.title, newest.get_absolute_url(), why)])
