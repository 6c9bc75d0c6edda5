"""A counter-measure that somebody promises: an action with an owner and a date."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from goldseam.actions.models import Action


class Promised:
    """Something of which promises come: a risk, or a plan of which people had dreamt that it went well."""

    def actions_for(self, person):
        """What was promised because of it, as far as the person may see that."""
        kind = ContentType.objects.get_for_model(type(self))
        seen = Action.objects.visible_to(person).filter(source_type=kind, source_id=self.pk)
        return seen.with_state().order_by("number")


class Promising(Promised):
    """A risk against which something is promised."""

    @transaction.atomic
    def promise(self, by, **details) -> Action:
        """Makes an action of it. Where no counter-measure was written down yet, this is it."""
        team = self.premortem.team
        action = Action.promise(by, organisation=self.organisation, source=self, team=team, **details)
        if not self.counter_measure.strip():
            self.amend(by, counter_measure=action.title)
        return action
