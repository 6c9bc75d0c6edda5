"""The form with which a person switches a digest on for themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.insights.models import Rhythm


class SubscriptionForm(forms.Form):
    """`teams` are those that may be chosen: a digest of a team that is too small to hide in goes to nobody."""

    rhythm = forms.ChoiceField(label=_("Which one"), choices=Rhythm.choices, widget=forms.RadioSelect)
    team = forms.ChoiceField(label=_("Of which team"), required=False)

    def __init__(self, *args, teams=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        named = [(key, str(team)) for key, team in self.teams.items()]
        self.fields["team"].choices = [("", _("The whole organisation")), *named]

    def clean_team(self):
        return self.teams.get(self.cleaned_data["team"])
