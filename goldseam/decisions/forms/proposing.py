"""A decision while it is proposed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Day, Line, Several, Words
from goldseam.decisions.choices import Reversibility
from goldseam.decisions.forms.rows import AssumptionRows, OptionRows, WithRows
from goldseam.decisions.models.decision import LINES, TITLE_LENGTH, WORDS
from goldseam.people.models import Person, Team

PLAIN = ("title", *WORDS, *LINES, "confidence", "review_on", "reversibility", "team")


class DecisionForm(WithRows, forms.Form):
    """The question first; the rest can come later. `base` is the revision that its writer saw."""

    base = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    title = Line(_("What is to be decided?"), required=True, max_length=TITLE_LENGTH)
    context = Words(_("In the context of"), _("What is the situation, and why does it have to be decided now?"), rows=3)
    drivers = Words(_("Facing"), _("What matters most: limits, wishes, worries. The most important in the first line."))
    outcome = Words(_("What we do"), _("In a sentence or two, so that somebody who was not there can follow it."))
    reason = Words(_("Why this, and not another way"))
    good = Words(_("What gets better"), _("The most important in the first line."))
    bad = Words(_("What we accept in return"), _("Every way has its price. The largest in the first line."))
    confirmation = Words(_("How we will see that it is followed"), _("A check, a test, a look once a month."), rows=1)
    prediction = Words(
        _("What we expect to see because of it"), _("So that it can turn out wrong: what, how much, by when.")
    )
    confidence = forms.IntegerField(
        label=_("How sure are you, in per cent?"),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={"invalid": _("Write a number between 0 and 100.")},
    )
    review_on = Day(_("The day on which we look back"))
    reversibility = Cards(
        _("Can it be taken back?"),
        Reversibility.choices,
        _("What is hard to take back deserves more doubt. What is easy deserves a quick try."),
    )
    deciders = Several(
        Person.objects.none(),
        label=_("Who decides"),
        help_text=_("Where nobody is named, anybody who writes here can accept it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consulted = Line(_("Who was asked"), is_coached=False)
    informed = Line(_("Who is told"), is_coached=False)
    more = Words(_("More"), _("Links, numbers, what was tried before."))
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )

    def __init__(self, organisation, person, data=None, decision=None, initial=None):
        self.organisation = organisation
        super().__init__(data, initial=(initial or {}) | _seen(decision))
        self._offer(person)
        self.lists = {
            "options": OptionRows(data, initial=_options(decision), prefix="option"),
            "assumptions": AssumptionRows(data, initial=_assumptions(decision), prefix="assumption"),
        }

    def rest_on(self, number: int) -> None:
        """Makes saving again save on top of this revision: the writer has seen it."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data["base"] = str(number)  # type: ignore[index]

    def clean(self):
        return self.clean_lists(super().clean() or {})

    def _offer(self, person):
        writers = self.organisation.memberships.writers().values("person")
        self.fields["deciders"].queryset = Person.objects.filter(pk__in=writers, is_active=True).order_by("name")
        self.fields["team"].queryset = self.organisation.teams.visible_to(person)
        if self.organisation.is_solo:
            del self.fields["deciders"]
        if not self.organisation.has_teams:
            del self.fields["team"]


def _seen(decision) -> dict:
    if decision is None:
        return {}
    deciders = [person.pk for person in decision.deciders.all()]
    told = {name: getattr(decision, name) for name in PLAIN if name != "team"}
    return told | {"team": decision.team_id, "deciders": deciders, "base": decision.revision}


def _options(decision) -> list[dict]:
    names = ("title", "pros", "cons", "is_chosen")
    return [{name: getattr(one, name) for name in names} for one in decision.options.all()] if decision else []


def _assumptions(decision) -> list[dict]:
    rows = decision.assumptions.all() if decision else []
    return [{"text": one.text, "expires_on": one.expires_on} for one in rows]
