"""Beginning an experiment: one line is enough."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Words
from goldseam.people.models import Person, Team


class NewForm(forms.Form):
    """The idea in one line; where there are teams, whose it is."""

    title = forms.CharField(
        label=_("What would you like to try?"),
        max_length=160,
        help_text=_("One line: “Ask for the weight before the dose is drawn up”, or “Send two prices instead of one.”"),
        error_messages={"required": _("Say in one line what you would like to try.")},
    )
    aim = Words(_("What it is for"), _("What should get better? You can say it later."))
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )

    def __init__(self, organisation, person, data=None, initial=None):
        super().__init__(data, initial=initial)
        if not organisation.has_teams:
            del self.fields["team"]
            return
        self.fields["team"].queryset = organisation.teams.visible_to(person)


class DetailsForm(forms.Form):
    """What it is called, whose it is and who looks after it."""

    title = forms.CharField(label=_("The idea in one line"), max_length=160)
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Who looks after it"))
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )

    def __init__(self, cycle, data=None):
        self.cycle = cycle
        initial = {"title": cycle.title, "owner": cycle.owner_id, "team": cycle.team_id}
        super().__init__(data, auto_id="details_%s", initial=initial)
        writers = cycle.organisation.memberships.writers().values("person")
        self.fields["owner"].queryset = Person.objects.filter(pk__in=writers).order_by("name")
        self.fields["team"].queryset = cycle.organisation.teams.all()
        if cycle.organisation.is_solo:
            del self.fields["owner"]
        if not cycle.organisation.has_teams:
            del self.fields["team"]

    def clean(self):
        """What is not asked stays as it is."""
        return {"owner": self.cycle.owner, "team": self.cycle.team} | super().clean()
