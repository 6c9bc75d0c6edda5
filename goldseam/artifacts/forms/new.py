"""The form of a new artifact with its first version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.forms.content import ContentForm
from goldseam.artifacts.models import ArtifactKind

ABOUT = ["title", "team", "link", "is_private"]


class NewArtifactForm(ContentForm):
    """A new artifact with its first version; its `cleaned_data` is what `Artifact.make` takes."""

    title = forms.CharField(label=_("Title"), max_length=160, help_text=_("A name that people will recognise."))
    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    link = forms.URLField(
        label=_("Where it lives"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=_("If people read it somewhere else: its address there."),
    )
    is_private = forms.BooleanField(
        label=_("Only I see it"), required=False, help_text=_("A plan of your own. You can share it later.")
    )

    def __init__(self, organisation, kind, data=None, initial=None):
        super().__init__(kind, data=data, initial=initial)
        self.fields["team"].queryset = organisation.teams.all()
        if not organisation.has_teams:
            del self.fields["team"]
        if self.is_checklist:
            del self.fields["link"]
        if kind != ArtifactKind.IF_THEN or organisation.is_solo:
            del self.fields["is_private"]

    def clean(self):
        typed = super().clean()
        about = {name: typed.pop(name) for name in ABOUT if name in typed}
        return about | {"kind": self.kind, "content": typed}


def kind_named(name: str) -> str:
    """The kind of this name; a checklist where there is none."""
    return name if name in ArtifactKind.values else ArtifactKind.CHECKLIST
