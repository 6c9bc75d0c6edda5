"""A key for a program that looks ahead with us."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Team


class AheadKeyForm(forms.Form):
    name = forms.CharField(label=_("What will use it"), max_length=80, help_text=_("Such as “Launch planner”."))
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Whose pre-mortems and decisions"),
        required=False,
        empty_label=_("Those of the whole organisation"),
    )

    def __init__(self, organisation, person, data=None):
        super().__init__(data)
        if organisation.has_teams:
            self.fields["team"].queryset = organisation.teams.filter(pk__in=person.sight.teams)
        else:
            del self.fields["team"]
