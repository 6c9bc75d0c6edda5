"""One learning, on its way out of the private place: only what stands in this form leaves it.

It becomes an event like any other, logged by its writer through the form of events. There it is seen by whom the writer
chose, answered by changes, corrected, and taken back by letting nobody else see it; and nothing says that it came from
here. A noun of its own would have been one more place to look after, and a list by which somebody could count.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Team
from goldseam.resilience.names import names_in

KINDS = {
    "setback": _("Something went wrong, and this is what I take from it"),
    "success": _("Something went well, and this is what I take from it"),
}
ALL = "organisation"


class LearningForm(forms.Form):
    text = forms.CharField(
        label=_("What others may learn from it"),
        help_text=_("A few sentences: what happened, and what you would tell the next one. Roles rather than names."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6, "data-coach": "off", "data-no-draft": True, "autocomplete": "off"}),
        error_messages={"required": _("Write in a sentence or two what others may learn.")},
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS, initial="setback", widget=forms.RadioSelect)
    audience = forms.ChoiceField(label=_("Who may read it?"), widget=forms.RadioSelect)

    def __init__(self, organisation, person, data=None):
        super().__init__(data)
        self.organisation = organisation
        mine = Team.objects.filter(organisation=organisation, members=person) if organisation.has_teams else []
        self.teams = {f"team-{team.pk}": team for team in mine}
        if organisation.is_solo:
            del self.fields["audience"]
            return
        of_teams = [
            (key, _("My team %(team)s, and those who look after the organisation") % {"team": team})
            for key, team in self.teams.items()
        ]
        self.audiences = dict([*of_teams, (ALL, _("Everybody in %(where)s") % {"where": organisation})])
        self.fields["audience"].choices = list(self.audiences.items())

    @property
    def sent(self) -> dict[str, str]:
        """Exactly what goes to the form of events, field by field."""
        facts = {name: self.cleaned_data[name] for name in ("text", "kind")}
        if "audience" not in self.fields:
            return facts
        team = self.teams.get(self.cleaned_data["audience"])
        return facts | {"visibility": "team", "team": str(team.pk)} if team else facts | {"visibility": ALL}

    @property
    def readers(self) -> str:
        """Who will see it, in words."""
        if "audience" not in self.fields:
            return str(_("Only you: nobody else is in here."))
        return self.audiences[self.cleaned_data["audience"]]

    @property
    def names(self) -> list[str]:
        return names_in(self.cleaned_data["text"], self.organisation)
