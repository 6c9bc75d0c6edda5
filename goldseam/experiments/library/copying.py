"""Starting from what others did: from their worksheet where one may see it, else from what stands on the card."""

from django.db import transaction

from goldseam.activity.models import Activity
from goldseam.experiments.models import Cycle

ON_CARD = (
    "idea",
    "condition",
    "expected",
    "because",
    "direction",
    "size",
    "size_is",
    "success_side",
    "success_at",
    "success",
    "scale",
    "feasibility_only",
)


def copyable_by(person, organisation):
    """What this person can start from."""
    return Cycle.objects.filter(organisation=organisation).readable_by(person)


def start_from(cycle, by, team=None) -> Cycle:
    """A new plan with the idea of another. Whoever reads no more than the card takes no more than it says."""
    if Cycle.objects.visible_to(by).contains(cycle):
        return Cycle.copy_of(cycle, by=by, team=team)
    return _from_card(cycle, by, team)


@transaction.atomic
def _from_card(cycle, by, team) -> Cycle:
    cycle.want_it_here()
    told = cycle.plan.as_content
    copy = Cycle(organisation=cycle.organisation, team=team, owner=by, copied_from=cycle, made_by=by)
    copy.begin(by, cycle.title, {name: told[name] for name in ON_CARD})
    Activity.record("cycle.copied", copy, by=by)
    return copy
