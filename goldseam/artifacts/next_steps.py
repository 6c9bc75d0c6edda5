"""What artifacts bring to the home page: those of the person at which it is time to look again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.artifacts.models import Artifact


@next_step(order=60)
def to_look_at_again(person, organisation) -> Group:
    """What the person owns, the longest waiting first; one query."""
    mine = Artifact.objects.filter(organisation=organisation, owner=person.pk).visible_to(person).to_look_at()
    steps = [_step(artifact, organisation) for artifact in mine.order_by("review_on")[: SHOWN + 1]]
    href = f"{reverse('artifacts:list', args=[organisation.slug])}?owner=me&look=due"
    return Group(
        _("To look at again"), steps, href, _("Does it still say what you do? Revise it, retire it, or keep it.")
    )


def _step(artifact, organisation) -> NextStep:
    href = reverse("artifacts:show", args=[organisation.slug, artifact.number])
    return NextStep(artifact.title, f"{href}#look", artifact.get_kind_display(), due=artifact.review_on)
