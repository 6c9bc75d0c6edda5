"""What those who manage an organisation fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.people.forms.accounts import FoundingForm, ZoneField
from goldseam.people.models import Organisation, Person, Role, Team


class OrganisationForm(forms.ModelForm):
    """What is true for the whole organisation."""

    SIZE_HINTS = FoundingForm.SIZE_HINTS
    time_zone = ZoneField(help_text=_("Days and weeks of reports begin here. Everybody sees times in their own zone."))

    class Meta:
        model = Organisation
        fields = ("name", "size", "time_zone", "other_process", "coaches")
        labels = {
            "name": _("Name"),
            "size": _("For whom is it?"),
            "other_process": _("Where matters of harm, crime or abuse go"),
            "coaches": _("While people write, mark words that blame"),
        }
        help_texts = {
            "other_process": _(
                "Who to turn to when harm was meant, or a crime, abuse or impairment is suspected. "
                "Such matters are not for a review."
            ),
            "coaches": _("Each person can switch it off for themselves. It never stops anybody."),
        }
        # Names of those to turn to belong there.
        widgets = {"size": forms.RadioSelect, "other_process": forms.Textarea(attrs={"rows": 3, "data-coach": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["size"].choices = [choice for choice in self.fields["size"].choices if choice[0]]
        self.fields["other_process"].max_length = 2000


class RoleForm(forms.Form):
    """The role of one member."""

    role = forms.ChoiceField(label=_("Role"), initial=Role.MEMBER)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in by.may_hand_out()]


class InvitationForm(RoleForm):
    """Who is invited, to what, and as what."""

    email = forms.EmailField(
        label=_("Mail address"),
        help_text=_(
            "With an address the invitation is for one person. Without one, everybody who has the link can "
            "join until it ends."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("No team yet")
    )
    field_order = ("email", "role", "team")

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        if by.organisation.has_teams:
            self.fields["team"].queryset = by.organisation.teams.all()
        else:
            del self.fields["team"]


class TeamForm(forms.ModelForm):
    """The name of a team."""

    class Meta:
        model = Team
        fields = ("name",)
        labels = {"name": _("Name")}


class TeamMemberForm(forms.Form):
    """Who else belongs to the team."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none(), empty_label=_("Choose somebody"))

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        everybody = Person.objects.filter(memberships__organisation=team.organisation_id)
        self.fields["person"].queryset = everybody.exclude(teams=team).order_by("name", "pk")
