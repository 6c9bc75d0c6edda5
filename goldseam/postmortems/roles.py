"""Who is known around an account, and the role as which each of them stands in a copy."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.people.models import Person


@dataclass(frozen=True)
class Somebody:
    """A person whom the product knows by name. `key` names the person in forms without saying who it is."""

    key: str
    name: str
    email: str
    role: str

    @property
    def parts(self) -> list[str]:
        """The name, and each word of it: whoever may be named may be named by any of them."""
        return [self.name, *self.name.split()]


def people_around(postmortem) -> list[Somebody]:
    """Everybody in the organisation, and whoever took part, owns an action or wrote, also if they have left since."""
    review, event = postmortem.review, postmortem.event
    roles = dict(review.participants.exclude(person=None).values_list("person", "role"))
    owners = Action.objects.filter(event=event).values("owner")
    wrote = {event.logged_by_id, postmortem.owner_id, review.facilitator_id, review.opened_by_id} - {None}
    people = Person.objects.filter(
        Q(memberships__organisation=postmortem.organisation_id) | Q(pk__in=owners) | Q(pk__in={*roles, *wrote})
    )
    usual = _("the person doing the work") if postmortem.organisation.is_solo else _("a colleague")
    return [
        Somebody(f"p{pk}", name, email, roles.get(pk) or usual)
        for pk, name, email in people.order_by("pk").distinct().values_list("pk", "name", "email")
    ]
