"""Names in what is told to everybody: those whom the product knows become roles, others are pointed out."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from goldseam.language import guess_language
from goldseam.language.redaction import Known, Redactor
from goldseam.people.models import Person
from goldseam.postmortems.roles import Somebody, who_may_stand_in

WHO = {"person", "handle", "mail"}  # Kinds of findings that point to somebody.


def redactor_for(organisation, texts: Iterable[str], keep: Iterable[str] = ()) -> Redactor:
    """Knows the people of the organisation of whom any trace is in these texts, and has read all of them."""
    texts = list(texts)
    whole = "\n".join(texts)
    people = who_may_stand_in(_people_of(organisation), whole)
    known = [Known(one.name, one.role, one.also) for one in people]
    redactor = Redactor(known, language=guess_language(whole), keep=keep)
    redactor.read(texts)
    return redactor


def names_in(text: str, organisation) -> list[str]:
    """People of the organisation whom the text names, as it writes them; each once."""
    found = redactor_for(organisation, [text]).find(text)
    return list(dict.fromkeys(one.text for one in found if one.kind in WHO and one.sure))


def in_roles(redactor: Redactor, text: str) -> str:
    """The text with roles in place of those who surely are people. What is only supposed stays, for a person to see."""
    return redactor.apply(text, [one for one in redactor.find(text) if one.sure])


def _people_of(organisation) -> list[Somebody]:
    usual = _("the person doing the work") if organisation.is_solo else _("a colleague")
    people = Person.objects.filter(memberships__organisation=organisation).order_by("pk").values_list("name", "email")
    return [Somebody(f"p{place}", name, email, usual, usual) for place, (name, email) in enumerate(people)]
