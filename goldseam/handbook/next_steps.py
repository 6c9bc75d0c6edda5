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
    """A sample case whose seam is whole, as long as nothing of one's own has been logged."""
    events = Event.objects.visible_to(person).filter(organisation=organisation)
    if events.exclude(source=SAMPLE).exists():
        return Group("", [])
    samples = events.filter(source=SAMPLE).select_related("organisation").newest_first()[:1]
    why = _("A sample case from the first sign to the proof. Its seam is whole.")
    return Group(_("To look at"), [NextStep(one.title, one.get_absolute_url(), why) for one in samples])
