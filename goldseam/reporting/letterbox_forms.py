"""The form of a letterbox for those who put it up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.people_fields import people_field


class LetterboxForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("A place, a team or a thing: “Ward 4”, “Night shift”, “Press 2”."),
        error_messages={"required": _("Give it the name of a place, a team or a thing.")},
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("Stands with every report that names no other place."),
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    call = forms.CharField(
        label=_("What we look for just now"),
        max_length=300,
        required=False,
        help_text=_("Something narrow that changes from time to time brings more than “report everything”."),
    )
    takes_anonymous = forms.BooleanField(
        label=_("Takes anonymous reports"),
        required=False,
        initial=True,
        help_text=_(
            "Some people have much to lose. Without a name they still tell; with a receipt they can still be asked."
        ),
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label=_("Team"), required=False, empty_label=_("No team")
    )

    def __init__(self, organisation, *args, letterbox=None, **options):
        if letterbox:
            options["initial"] = {
                name: getattr(letterbox, name) for name in ("name", "place", "call", "takes_anonymous")
            }
            options["initial"] |= {
                "team": letterbox.team_id,
                "keepers": list(letterbox.keepers.values_list("pk", flat=True)),
            }
        super().__init__(*args, **options)
        if organisation.has_teams:
            self.fields["team"].queryset = organisation.teams.all()
        else:
            del self.fields["team"]
        if not organisation.is_solo:
            self.fields["keepers"] = people_field(
                organisation,
                label=_("Who looks after it"),
                required=False,
                help_text=_("They alone read what comes in, until somebody shares it. Two or three are enough."),
            )
