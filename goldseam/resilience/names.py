"""Whom a text names, out of the people of the organisation: pointed out before it is shared."""

from goldseam.language import guess_language
from goldseam.language.redaction import Known, Redactor
from goldseam.people.models import Person

WHO = {"person", "handle", "mail"}


def names_in(text: str, organisation) -> list[str]:
    """As the text writes them, each once; also what only looks like a name."""
    people = Person.objects.filter(memberships__organisation=organisation).values_list("name", "email")
    small = text.lower()
    known = [Known(name, "", (email,)) for name, email in people if any(part in small for part in _parts(name, email))]
    redactor = Redactor(known, language=guess_language(text))
    redactor.read([text])
    return list(dict.fromkeys(one.text for one in redactor.find(text) if one.kind in WHO))


def _parts(name: str, email: str) -> list[str]:
    return [part for part in f"{name} {email}".lower().split() if len(part) > 1]
