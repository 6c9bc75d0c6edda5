"""What a person asks the list of events for, as it stands in the address."""

from datetime import date
from urllib.parse import urlencode

from django import forms

from goldseam.events.models import EventKind, FailureType, Tag
from goldseam.events.models.finding import UNCLASSIFIED

DAYS = {"min_value": date(1900, 1, 1), "max_value": date(2199, 12, 31)}
ASKED = ("kind", "type", "team", "tag", "since", "until", "mine")


class DayField(forms.DateField):
    def clean(self, value):
        day = super().clean(value)
        if day and not DAYS["min_value"] <= day <= DAYS["max_value"]:
            raise forms.ValidationError("")
        return day


class Filters(forms.Form):
    """What cannot be understood is not asked for."""

    kind = forms.ChoiceField(choices=EventKind.choices, required=False)
    type = forms.ChoiceField(choices=[*FailureType.choices, (UNCLASSIFIED, "")], required=False)
    team = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    tag = forms.CharField(max_length=60, required=False)
    since = DayField(required=False)
    until = DayField(required=False)
    mine = forms.BooleanField(required=False)
    before = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)

    @classmethod
    def of(cls, request) -> dict:
        """What is asked for, without what is not; empty for the plain list."""
        if not request.GET:
            return {}
        form = cls(request.GET)
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value}


def criteria(asked: dict, organisation, person) -> dict:
    """The same in the words of `Event.objects.matching`."""
    found = {name: asked[name] for name in ("kind", "team", "since", "until") if name in asked}
    if "tag" in asked:
        found["tag"] = organisation.tags.filter(name__in=[asked["tag"], asked["tag"].lower()]).first() or Tag()
    if "type" in asked:
        found["failure_type"] = asked["type"]
    if "mine" in asked:
        found["logged_by"] = person.pk
    return found


def address_of(asked: dict, **instead) -> str:
    """The query part of an address that asks for the same, with something else instead."""
    wanted = {name: asked[name] for name in ASKED if name in asked} | instead
    return urlencode({name: "yes" if value is True else value for name, value in wanted.items() if value})
