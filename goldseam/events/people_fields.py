"""Choosing people of an organisation: from a list while it is short, by name or mail address where it is not."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Several
from goldseam.common.prepared import prepared
from goldseam.people.models import Membership, Person

LISTED = 40


def people_field(organisation, **options) -> forms.Field:
    people = Person.objects.filter(memberships__organisation=organisation).only("name", "email").order_by("name", "pk")
    if len(_some_of(organisation.pk)) > LISTED:
        return PeopleByName(people, **options)
    return Several(people, widget=forms.CheckboxSelectMultiple, **options)


@prepared
def _some_of(organisation: int):
    """Enough of its people to know whether they are too many for a list."""
    return Membership.objects.filter(organisation=organisation).values_list("pk")[: LISTED + 1]


class PeopleByName(forms.CharField):
    """Names or mail addresses, with commas between them."""

    widget = forms.Textarea(attrs={"rows": 2, "data-coach": "off"})

    def __init__(self, people, **options):
        self.people = people
        super().__init__(max_length=5_000, **options)
        self.help_text = _("Names or mail addresses, with commas between them.")

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        keys = [getattr(one, "pk", one) for one in value]
        return ", ".join(person.email for person in self.people.filter(pk__in=keys))

    def clean(self, value):
        words = [" ".join(word.split()) for word in re.split(r"[,;\n]", super().clean(value))]
        found = {person.pk: person for person in map(self._who, filter(None, words))}
        return list(found.values())

    def _who(self, word: str) -> Person:
        found = list(self.people.filter(Q(email__iexact=word) | Q(name__iexact=word))[:2])
        if not found:
            raise ValidationError(_("Nobody here is called “%(name)s”."), params={"name": word})
        if len(found) > 1:
            raise ValidationError(
                _("Several people are called “%(name)s”: write the mail address."), params={"name": word}
            )
        return found[0]
