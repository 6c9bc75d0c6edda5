"""Who is known around an account, and the role as which each of them stands in a copy."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.language.redaction.wording import ambiguous_names, not_names
from goldseam.people.models import Person

SHORTEST = 4  # letters of a given name that is looked for in small letters


@dataclass(frozen=True)
class Somebody:
    """A person whom the product knows by name. `key` names the person in forms without saying who it is."""

    key: str
    name: str
    email: str
    role: str
    usual: str  # The role of whoever has no other.

    @property
    def also(self) -> tuple[str, ...]:
        """What else points to the person: the mail address, and a given name as chats write it, if it is no word."""
        given = self.name.split()[0].lower() if self.name.strip() else ""
        is_word = len(given) < SHORTEST or given in ambiguous_names() or given in not_names()
        return (self.email,) if is_word else (self.email, given)


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
        Somebody(f"p{pk}", name, email, roles.get(pk) or usual, usual)
        for pk, name, email in people.order_by("pk").distinct().values_list("pk", "name", "email")
    ]
