"""Forms of a debrief: what the leader says first, and how it is held."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.live.opening_forms import HoldForm
from goldseam.people.models import Team
from goldseam.reviews.models.debrief import LONGEST, PURPOSE

ONE_LINE = forms.Textarea(attrs={"rows": 2})


class OwnWords(forms.Form):
    """What is written down of the leader: one item, and one change."""

    wrong = forms.CharField(
        label=_("One thing I got wrong or did not see"),
        max_length=LONGEST,
        required=False,
        help_text=_("Facts, and no excuses. It is read aloud at the beginning, and the team can read it afterwards."),
        widget=ONE_LINE,
    )
    changing = forms.CharField(
        label=_("What I am changing"),
        max_length=LONGEST,
        required=False,
        help_text=_("One thing that others can see."),
        widget=ONE_LINE,
    )


class DebriefForm(OwnWords, HoldForm):
    """Opening a debrief. The words may wait until it is over."""

    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )

    field_order = ("team", "wrong", "changing")

    def __init__(self, organisation, person, data=None):
        super().__init__(organisation, PURPOSE, data, auto_id="debrief_%s")
        if organisation.has_teams:
            self.fields["team"].queryset = organisation.teams.visible_to(person)
        else:
            del self.fields["team"]
