"""The form that brings a checklist in: a file, or what people paste."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.common.pasted import PastedForm
from goldseam.exchange.checklists.reading import Brought, read

LARGEST = 200_000


class ChecklistForm(PastedForm):
    """Its `brought` is the checklist that was found."""

    largest = LARGEST
    endings = frozenset({"md", "markdown", "txt", "csv", "tsv"})
    too_large = _("This file is larger than 200 KB. A checklist is short: take the part that people use.")
    other_kind = _("Choose a file in Markdown, text or CSV.")

    text = forms.CharField(
        label=_("Paste a list"),
        max_length=LARGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "data-coach": "off"}),
        help_text=_(
            "A line for each item, with or without a dash, a number or a box before it; headings become pause points."
        ),
    )
    file = forms.FileField(
        label=_("or choose a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".md,.markdown,.txt,.csv,.tsv"}),
    )

    def clean(self) -> dict:
        upload = self.files.get("file")
        facts = super().clean()
        if not self.errors:
            self.brought: Brought = self._read(facts["text"], (upload and upload.name) or "")
        return facts

    def _read(self, text: str, name: str) -> Brought:
        try:
            return read(text, name)
        except ValidationError as refusal:
            raise ValidationError({"file" if name else "text": refusal.messages}) from refusal
