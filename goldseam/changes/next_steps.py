"""What changes bring to the first steps: one thing that people work by reads differently."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.activity.first_steps import FirstStep, first_step
from goldseam.activity.home import HomeNote, home_note
from goldseam.changes.counting import learned_in
from goldseam.changes.models import Change
from goldseam.events.models.event import SAMPLE


@first_step("change", order=30)
class FirstChange(FirstStep):
    title = _("Change one checklist because of it")
    why = _("Or another thing that you work by. Learning that changes nothing has not happened yet.")
    handbook = "checklists"

    def done_in(self, organisation):
        return Change.objects.filter(event__organisation=organisation).exclude(event__source=SAMPLE)

    def href(self, organisation) -> str:
        return reverse("artifacts:list", args=[organisation.slug])


@home_note
def learned_lately(person, organisation) -> HomeNote | None:
    """The first measure of learning. Where nothing was changed, nothing is held against anybody."""
    if organisation.pk not in person.sight.reads:
        return None
    learned = learned_in(organisation, person)
    told = ngettext(
        "%(num)d thing that people work by was changed because of events in 90 days (%(before)d in the 90 before)",
        "%(num)d things that people work by were changed because of events in 90 days (%(before)d in the 90 before)",
        learned.count,
    )
    href = f"{reverse('artifacts:list', args=[organisation.slug])}?learned=lately"
    return HomeNote(told % {"num": learned.count, "before": learned.before}, href) if learned.count else None
