"""Forms to bring in a log: choosing a file, and reading it in another way."""

import io

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.exchange.logs.letters import CHOICES
from goldseam.exchange.logs.reading import LARGEST
from goldseam.exchange.logs.separators import NONE

LONGEST_PASTED = 2_000_000
ENDINGS = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,text/csv,text/plain"
SEPARATORS = [
    ("", _("As it looks")),
    (",", _("Comma")),
    (";", _("Semicolon")),
    ("\t", _("Tab")),
    ("|", _("Vertical bar")),
    (NONE, _("None: one column")),
]


class TakingForm(forms.Form):
    """A file, or rows that were copied out of a sheet."""

    file = forms.FileField(
        label=_("A sheet or a CSV file"),
        help_text=_("XLSX, XLS, ODS, CSV or text, up to 100 MB and 200,000 rows."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    text = forms.CharField(
        label=_("or rows, copied out of a sheet, with their head"),
        max_length=LONGEST_PASTED,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-coach": "off", "data-no-draft": True, "wrap": "off"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(_("This file is larger than 100 MB. Bring in a part of it at a time."))
        return file

    def clean(self) -> dict:
        told = super().clean() or {}
        file, text = told.get("file"), told.get("text", "")
        if file and text.strip():
            raise ValidationError(_("Paste something or choose a file, one after the other."))
        if not (file or text.strip()) and not self.errors:
            raise ValidationError(_("Choose a file, or paste rows."))
        if file:
            return {"name": file.name, "content": file}
        return {"name": str(_("Pasted rows")), "content": io.BytesIO(text.encode("utf-8", "replace"))}


class ReadingForm(forms.Form):
    """How the file is read, where it was not read as it is meant."""

    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    head = forms.IntegerField(
        label=_("Line with the names of the columns"),
        help_text=_("0 if there is none."),
        min_value=0,
        max_value=10_000,
    )
    separator = forms.ChoiceField(label=_("Between the cells stands"), choices=SEPARATORS, required=False)
    encoding = forms.ChoiceField(label=_("Letters"), choices=[("", _("As it looks")), *CHOICES], required=False)

    def __init__(self, how, data=None):
        super().__init__(data, initial=how.as_json(), prefix="reading")
        if how.sheets:
            self.fields["sheet"].choices = [(name, name) for name in how.sheets]
            del self.fields["separator"], self.fields["encoding"]
        else:
            del self.fields["sheet"]

    def clean(self) -> dict:
        """What was chosen. Another sheet, or other letters, may have the names elsewhere, so they are looked for."""
        told = super().clean() or {}
        return {name: value for name, value in told.items() if name != "head" or "head" in self.changed_data}
