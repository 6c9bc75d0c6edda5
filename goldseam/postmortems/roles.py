"""Who is known around an account, and the role as which each of them stands in a copy."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.actions.models import Action
from goldseam.language.redaction.tokens import foldings, tokens
from goldseam.language.redaction.wording import ambiguous_names, not_names
from goldseam.people.models import Person

SHORTEST = 4  # letters of a given name that is looked for in small letters
_MARKUP = re.compile(r"[*_`~\[\]\\]")


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

    @property
    def traces(self) -> set[str]:
        """Of these letters at least some stand wherever a text points to the person."""
        words = [token.text for token in tokens(f"{self.name} {self.email.partition('@')[0]}")]
        return {form for word in words for form in foldings(word) if len(form) > 1 or not form.isascii()}


def who_may_stand_in(people: list[Somebody], text: str) -> list[Somebody]:
    """Those of whom any trace is in the text: of very many people, a text names few.

    Markup can stand within a name, so the text is looked at with it and without.
    """
    words = " ".join(token.folded for one in (text, _MARKUP.sub("", text)) for token in tokens(one))
    return [person for person in people if not person.traces or any(trace in words for trace in person.traces)]


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
