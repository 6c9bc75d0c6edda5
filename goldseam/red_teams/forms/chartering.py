"""The charter of a drill, and who is in it."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Cards, Day, Line, Several, Words
from goldseam.common.meanwhile import Remembering
from goldseam.people.models import Person, Team
from goldseam.red_teams import patterns
from goldseam.red_teams.models.chartering import QUESTION_LENGTH

USUAL = timedelta(days=7)
NAMES = ("question", "pattern", "scope", "facts", "starts_on", "ends_on")


class CharterForm(Remembering):
    """What the red team is asked, by whom, until when, and how far its say goes."""

    compared = (*NAMES, "decider")
    question = Line(
        _("What should it find out?"),
        _("“What would make the move to one supplier fail?”"),
        required=True,
        max_length=QUESTION_LENGTH,
    )
    pattern = Cards(_("How does it look?"), patterns.CHOICES, required=True)
    scope = Words(_("What is in, and what is out"), _("So that nobody is attacked for what is not in question."))
    facts = Words(_("Where the facts are"), _("The red team sees what those see who planned it."))
    decider = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who decides, and answers each point"), empty_label=_("Who?")
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )
    starts_on = Day(_("From"), required=True)
    ends_on = Day(_("Until"), required=True)
    veto_scope = Line(
        _("May say no to"),
        _("Leave it empty: influence is the rule. A veto holds up the decision, and is agreed before the work begins."),
    )
    veto_until = Day(_("Until when it may say no"))

    def __init__(self, organisation, person, subject=None, data=None, drill=None):
        super().__init__(data, initial=_seen(drill) if drill else _usual(person, subject))
        writers = organisation.memberships.writers().values("person")
        self.fields["decider"].queryset = Person.objects.filter(pk__in=writers, is_active=True).order_by("name")
        self.fields["team"].queryset = organisation.teams.visible_to(person)
        if subject is not None or not organisation.has_teams:
            del self.fields["team"]
        if subject is None or not hasattr(subject, "is_proposed"):
            del self.fields["veto_scope"], self.fields["veto_until"]
        self.remember_or_forget(drill)


class InviteForm(forms.Form):
    """Those who were suggested, and one more."""

    people = Several(Person.objects.none(), required=False)
    also = forms.ModelChoiceField(
        Person.objects.none(), label=_("Somebody else"), required=False, empty_label=_("Nobody else")
    )

    def __init__(self, drill, data=None):
        super().__init__(data, auto_id="invite_%s")
        self.fields["people"].queryset = self.fields["also"].queryset = drill.invitable

    def clean(self):
        chosen = super().clean() or {}
        people, also = [*chosen.get("people", [])], chosen.get("also")
        return {"people": [*people, also] if also and also not in people else people}


class HandOverForm(forms.Form):
    decider = forms.ModelChoiceField(Person.objects.none(), label=_("Who decides instead"), empty_label=_("Who?"))

    def __init__(self, drill, data=None):
        super().__init__(data, auto_id="hand_%s")
        self.fields["decider"].queryset = drill.audience.order_by("name", "pk")


def _usual(person, subject) -> dict:
    today = timezone.localdate()
    deciders = [one.pk for one in subject.deciders.all()] if hasattr(subject, "deciders") else []
    decider = deciders[0] if deciders else person.pk
    return {"starts_on": today, "ends_on": today + USUAL, "decider": decider, "pattern": "assumptions"}


def _seen(drill) -> dict:
    seen = {name: getattr(drill, name) for name in NAMES} | {"decider": drill.decider_id, "team": drill.team_id}
    veto = getattr(drill, "veto_agreement", None)
    return seen | ({"veto_scope": veto.scope, "veto_until": veto.until} if veto else {})
