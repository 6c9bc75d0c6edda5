"""The form in which people say what the columns of a file are."""

import zoneinfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import EventKind, Visibility
from goldseam.exchange.logs import days
from goldseam.exchange.logs.fields import DAYS, SEVERITIES, Field
from goldseam.exchange.logs.guessing import is_persons
from goldseam.exchange.logs.plan import LEAST, TAG, WORST, Plan

ORDERS = [("", _("Please choose")), (days.DAY, _("Day first: 31/12")), (days.MONTH, _("Month first: 12/31"))]
ONES = [("", _("Please choose")), (LEAST, _("1 is the least")), (WORST, _("1 is the worst"))]
SHARED = Visibility.choices[:2]
NAMED = 0.3  # Share of cells that look like names of people, from which on it is pointed out.


class PlanForm(forms.Form):
    """What each column is; what its values mean; and what holds for all rows."""

    source = forms.CharField(
        label=_("Name of this log"),
        max_length=120,
        help_text=_("The same name next time: rows that are here already are known by it, and do not come twice."),
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    kind = forms.ChoiceField(label=_("What are they, where no column says so?"), choices=EventKind.choices)
    zone = forms.CharField(
        label=_("Time zone of the log"), max_length=60, help_text=_("Such as Europe/Berlin. For times without one.")
    )
    visibility = forms.ChoiceField(
        label=_("Who may see what comes in?"), choices=Visibility.choices[:2], required=False
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=_("Team"), required=False, empty_label=_("No team")
    )
    empties = forms.CharField(
        label=_("Words that stand for an empty cell"),
        help_text=_("With semicolons between them. Take out what means something here."),
        max_length=2_000,
        required=False,
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )

    def __init__(self, log, person, data=None):
        self.log, self.known, self.person = log, log.known, person
        super().__init__(data, initial=_initial(log))
        teams = log.organisation.teams.order_by("name")
        self.fields["team"].queryset = (
            teams if log.organisation_id in person.sight.oversees else teams.filter(members=person)
        )
        if log.organisation.is_solo:
            del self.fields["visibility"], self.fields["team"]
        for place, column in enumerate(log.profile):
            self._ask_for(place, column)

    def _ask_for(self, place: int, column) -> None:
        kind, said = self.known.plan.fields[place], self.known.plan
        self.fields[f"field_{place}"] = forms.ChoiceField(
            label=_("What is “%(column)s”?") % {"column": column.name}, choices=Field.choices, initial=kind
        )
        if kind in DAYS and column.order == days.OPEN:
            initial = self.known.order(place)
            self._choice(f"order_{place}", _("Which stands first?"), ORDERS, "" if initial == days.OPEN else initial)
        if kind in SEVERITIES and (self.known.has_bare_levels(place) or said.ones.get(str(place))):
            self._choice(f"one_{place}", _("Which end is 1?"), ONES, said.ones.get(str(place), ""))
        for number, (value, code) in enumerate(self._values(place)):
            choices = [(TAG, _("Keep as a tag")), *self.known.choices(kind)]
            self._choice(f"value_{place}_{number}", value, choices, code)

    def _choice(self, name: str, label, choices: list, initial: str) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False, initial=initial)

    def _values(self, place: int) -> list[tuple[str, str]]:
        tables = {at: rows for at, _kind, rows in self.known.value_tables()}
        return [(value, code) for value, _count, code in tables.get(place, [])]

    def rows(self) -> list[dict]:
        """Each column with its fields, for the page."""
        asked = {(one.kind, one.place) for one in self.known.questions}
        return [self._row(place, column, asked) for place, column in enumerate(self.log.profile)]

    def _row(self, place: int, column, asked: set) -> dict:
        values = [(self[f"value_{place}_{number}"], count) for number, count in enumerate(self._counts(place))]
        return {
            "column": column,
            "field": self[f"field_{place}"],
            "order": self[f"order_{place}"] if f"order_{place}" in self.fields else None,
            "one": self[f"one_{place}"] if f"one_{place}" in self.fields else None,
            "meanings": values,
            "is_asked": any((kind, place) in asked for kind in ("order", "one")),
            "is_twice": ("twice", place) in asked,
            "names_people": is_persons(column) or column.names > NAMED * max(1, column.filled),
        }

    def _counts(self, place: int) -> list[int]:
        tables = {at: rows for at, _kind, rows in self.known.value_tables()}
        return [count for _value, count, _code in tables.get(place, [])]

    def clean_zone(self) -> str:
        zone = self.cleaned_data["zone"].strip()
        if zone not in zoneinfo.available_timezones():
            raise ValidationError(_("There is no time zone of this name. Write it as Europe/Berlin."))
        return zone

    def clean(self) -> dict:
        told = super().clean() or {}
        if told.get("visibility") == Visibility.TEAM and not told.get("team") and "team" not in self.errors:
            self.add_error("team", _("Choose the team that may see it."))
        return {"plan": self._plan(told)} if not self.errors else told

    def _plan(self, told: dict) -> Plan:
        places = range(len(self.log.profile))
        return Plan(
            fields=[told[f"field_{place}"] for place in places],
            orders={str(place): told[f"order_{place}"] for place in places if told.get(f"order_{place}")},
            ones={str(place): told[f"one_{place}"] for place in places if told.get(f"one_{place}")},
            values={str(place): said for place in places if (said := self._said(place, told))},
            source=told["source"].strip(),
            kind=told["kind"],
            zone=told["zone"],
            visibility=told.get("visibility") or Visibility.ORGANISATION,
            team=told["team"].pk if told.get("team") else None,
            empties=[word.strip() for word in told.get("empties", "").split(";") if word.strip()],
        )

    def _said(self, place: int, told: dict) -> dict[str, str]:
        """The values of which people say something else than is known by itself."""
        said: dict[str, str] = {}
        if told[f"field_{place}"] != self.known.plan.fields[place]:
            return said
        for number, (value, code) in enumerate(self._values(place)):
            chosen = told.get(f"value_{place}_{number}")
            if chosen and (chosen != code or self.known.plan.values.get(str(place), {}).get(value)):
                said[value] = chosen
        return said


def _teams_of(person, organisation):
    """A person's own; all of them where that person sees what belongs to any."""
    teams = organisation.teams.order_by("name")
    return teams if organisation.pk in person.sight.oversees else teams.filter(members=person)


def _initial(log) -> dict:
    plan = log.plan
    initial = {name: getattr(plan, name) for name in ("source", "kind", "zone", "visibility", "team")}
    return initial | {"empties": "; ".join(_found_empties(log) if plan.empties is None else plan.empties)}


def _found_empties(log) -> list[str]:
    return list(dict.fromkeys(word for column in log.profile for word in column.empties))
