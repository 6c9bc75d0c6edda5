"""Names that stand on a card: pointed out before it is published, for nobody's name belongs there."""

from goldseam.language.redaction import Known, Redactor
from goldseam.people.models import Person

POINTING = {"person", "mail", "phone"}


def names_in(card, organisation) -> list[str]:
    """What points to somebody in the texts of a card, each once, as it is written there."""
    members = Person.objects.filter(memberships__organisation=organisation).values_list("name", flat=True)
    redactor = Redactor([Known(name, name) for name in members if name])
    texts = card.texts
    redactor.read(texts)
    found = (one.text for text in texts for one in redactor.find(text) if one.kind in POINTING)
    return list(dict.fromkeys(found))
