"""Adding what shows that a row of the timeline is so."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.events.uploads import ALLOWED


class EvidenceForm(forms.Form):
    """A link, or a file."""

    url = forms.URLField(
        label=_("Link"),
        max_length=1_000,
        required=False,
        assume_scheme="https",
        help_text=_("To a log, a chart, a record."),
    )
    file = forms.FileField(label=_("Picture or file"), required=False, help_text=ALLOWED)
    caption = forms.CharField(label=_("What it shows"), max_length=300, required=False)

    def clean(self):
        facts = super().clean()
        if not self.errors and bool(facts.get("url")) == bool(facts.get("file")):
            raise ValidationError(_("Give a link or a file, one after the other."))
        return facts

    def add_to(self, entry, by):
        """Adds it to the row."""
        facts = self.cleaned_data
        if facts["file"]:
            return entry.add_file(by, facts["file"], facts["caption"])
        return entry.add_link(by, facts["url"], facts["caption"])
