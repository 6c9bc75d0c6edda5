"""What is asked of who opens a room: by which template, at which pace, and for whom."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.live.models import Pace
from goldseam.live.templates_of import template_of, templates_of
from goldseam.people.models import Team

PACE_HINTS = {
    Pace.LIVE.value: _("Each step has its time, and all see the same clock."),
    Pace.OVER_DAYS.value: _("No clock: whoever leads says when the next step begins."),
    Pace.ALONE.value: _("The same steps for one person."),
}


class HoldForm(forms.Form):
    """For every practice that opens a room. `cleaned_data` is what `Room.open` takes besides what it is about."""

    template = forms.ChoiceField(label=_("How it goes"), widget=forms.RadioSelect)
    pace = forms.ChoiceField(label=_("Pace"), choices=Pace, initial=Pace.LIVE, widget=forms.RadioSelect)
    is_named = forms.BooleanField(
        label=_("Cards carry names"),
        required=False,
        help_text=_("Without this nobody learns who wrote a card, not even whoever leads."),
    )
    welcomes_guests = forms.BooleanField(
        label=_("People without an account may come in"),
        required=False,
        initial=True,
        help_text=_("Whoever has the link or reads the code."),
    )
    is_rehearsal = forms.BooleanField(
        label=_("A rehearsal"), required=False, help_text=_("To try it out: when it ends, nothing of it is left.")
    )

    def __init__(self, organisation, purpose: str, data=None, initial=None, **options):
        self.organisation, self.purpose = organisation, purpose
        self.templates = templates_of(organisation, purpose)
        first = self.templates[0].key if self.templates else ""
        super().__init__(data, initial={"template": first} | (initial or {}), **options)
        templates = cast(forms.ChoiceField, self.fields["template"])
        templates.choices = [(one.key, one.title) for one in self.templates]
        if organisation.is_solo:
            self.fields["pace"].initial = Pace.ALONE

    @property
    def template_hints(self) -> dict[str, str]:
        """What stands beside each template: what it is for, and how long it takes."""
        return {one.key: one.in_short for one in self.templates}

    @property
    def pace_hints(self) -> dict:
        return PACE_HINTS

    def clean_template(self):
        found = template_of(self.organisation, self.purpose, self.cleaned_data["template"])
        if found is None:
            raise ValidationError(_("This template is no longer there. Choose another."))
        return found.stages


class TalkForm(HoldForm):
    """A talk that is about nothing else in the product."""

    title = forms.CharField(
        label=_("What is it about?"),
        max_length=200,
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    frame = forms.CharField(
        label=_("What is read aloud at the beginning"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The question, or what everybody should have before their eyes."),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("The whole organisation")
    )

    field_order = ("title", "frame", "team")

    def __init__(self, organisation, person, data=None, **options):
        super().__init__(organisation, "open", data, **options)
        if organisation.has_teams:
            self.fields["team"].queryset = organisation.teams.visible_to(person)
        else:
            del self.fields["team"]
