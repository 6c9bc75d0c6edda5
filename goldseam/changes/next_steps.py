"""What changes bring to the first steps: one thing that people work by reads differently."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.first_steps import FirstStep, first_step
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
