"""The form of what is known about an artifact apart from its words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.forms.dates import DateInput
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.artifacts.strength import USUAL, Strength
from goldseam.events.forms import TagsField
from goldseam.people.models import Person


class DetailsForm(forms.Form):
    """What an artifact is called, whose it is, where it lives; its `cleaned_data` is what `Artifact.rename` takes.

    `DetailsForm(artifact, person, data=None)`: who sees it is asked of the owner of a personal plan alone.
    """

    title = forms.CharField(label=_("Title"), max_length=160)
    owner = forms.ModelChoiceField(None, label=_("Owner"), required=False, empty_label=_("Nobody yet"))
    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    review_on = forms.DateField(label=_("Look at it again on"), required=False, widget=DateInput)
    said_strength = forms.TypedChoiceField(
        label=_("How much it protects by itself"), coerce=int, empty_value=None, required=False
    )
    tags = TagsField(label=_("Tags"), required=False, max_length=1000, help_text=_("Words to find it by, with commas."))
    link = forms.URLField(label=_("Where it lives"), max_length=200, required=False, assume_scheme="https")
    is_private = forms.BooleanField(label=_("Only I see it"), required=False)

    def __init__(self, artifact: Artifact, person, data=None):
        names = [name for name in self.base_fields if name != "tags"]
        about = {name: getattr(artifact, name) for name in names}
        super().__init__(data, initial=about | {"tags": ", ".join(tag.name for tag in artifact.tags.all())})
        self._offer(artifact, artifact.organisation)
        self._leave_out(artifact, artifact.organisation, person)

    def _offer(self, artifact, organisation) -> None:
        writers = organisation.memberships.writers().values("person")
        self.fields["owner"].queryset = Person.objects.filter(pk__in=writers).order_by("name")
        self.fields["team"].queryset = organisation.teams.all()
        usual = _("As its kind mostly does: %(strength)s") % {"strength": USUAL[artifact.kind].label.lower()}
        self.fields["said_strength"].choices = [("", usual), *((one.value, one.label) for one in reversed(Strength))]
        self.fields["said_strength"].help_text = _(
            "Strong works without anybody thinking of it, intermediate helps where people look, "
            "weak relies on memory and care."
        )

    def _leave_out(self, artifact, organisation, person) -> None:
        if not organisation.has_teams:
            del self.fields["team"]
        if organisation.is_solo or artifact.is_private:
            del self.fields["owner"]
        if artifact.is_controlled:
            del self.fields["review_on"]
        is_own = artifact.kind == ArtifactKind.IF_THEN and artifact.owner == person
        if not is_own or organisation.is_solo:
            del self.fields["is_private"]
