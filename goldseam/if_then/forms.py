"""Forms of plans: a new plan of one's own, how it went when the moment came, and what a system could do instead."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.halves import without
from goldseam.artifacts.hints import Hints, hints_for
from goldseam.artifacts.models import ArtifactKind, CueType
from goldseam.if_then.models import Outcome, SystemAnswer
from goldseam.people.models import Team

ONLY_ME, ALL = "me", "all"


class PlanForm(forms.Form):
    """A personal plan with its first words; its `cleaned_data` is what `Artifact.make` takes."""

    kind = ArtifactKind.IF_THEN
    is_if_then = True
    current = rows = None  # A new one, without lines.

    obstacle = forms.CharField(label=_("What could get in the way?"), max_length=300, required=False)
    cue_type = forms.ChoiceField(
        label=_("What tells you that the moment has come?"),
        choices=CueType,
        widget=forms.RadioSelect,
        required=False,
    )
    trigger = forms.CharField(label=_("If …"), max_length=300, widget=forms.Textarea(attrs={"rows": 1}))
    response = forms.CharField(label=_("then …"), max_length=300, widget=forms.Textarea(attrs={"rows": 1}))
    title = forms.CharField(
        label=_("A short name"), max_length=160, required=False, help_text=_("Left blank, it is called by what you do.")
    )
    sight = forms.ChoiceField(label=_("Who sees it"), widget=forms.RadioSelect, initial=ONLY_ME)

    def __init__(self, organisation, person, data=None):
        super().__init__(data)
        self.teams = {}
        if organisation.is_solo:
            del self.fields["sight"]
            return
        mine = Team.objects.filter(organisation=organisation, members=person) if organisation.has_teams else []
        self.teams = {f"team-{team.pk}": team for team in mine}
        of_teams = [(key, _("My team %(team)s sees it") % {"team": team}) for key, team in self.teams.items()]
        everybody = _("All in %(where)s see it") % {"where": organisation}
        self.fields["sight"].choices = [(ONLY_ME, _("Only I see it")), *of_teams, (ALL, everybody)]

    @cached_property
    def hints(self) -> Hints | None:
        """What could make it easier to keep, as it stands in the form."""
        return hints_for(self)

    def clean_trigger(self):
        return without("if", self.cleaned_data["trigger"])

    def clean_response(self):
        return without("then", self.cleaned_data["response"])

    def clean(self):
        typed = super().clean()
        sight = typed.pop("sight", ONLY_ME)
        title = typed.pop("title", "") or typed.get("response", "")[:160]
        about = {"kind": self.kind, "title": title[:1].upper() + title[1:], "is_private": sight == ONLY_ME}
        return about | {"team": self.teams.get(sight), "content": typed}


class EncounterForm(forms.Form):
    """How it went when the moment came."""

    outcome = forms.ChoiceField(choices=Outcome, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("A note"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 1, "data-coach": "off"})
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SystemForm(forms.Form):
    answer = forms.ChoiceField(label=_("Your answer"), choices=SystemAnswer, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Because"), max_length=300, required=False, help_text=_("For a no: what stands in the way?")
    )
