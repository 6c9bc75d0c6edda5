"""Forms of the import: files to look at, and those of them that are to come in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.exchange.postmortems.importing import normal
from goldseam.people.models import Team

MOST_FILES = 25
LONGEST = 300_000  # Letters of one text; longer ones come in by the command line.
IN_ALL = 1_500_000  # Letters of all texts that are looked at together.


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, as pairs of name and text."""

    widget = FilesInput(attrs={"accept": ".md,.markdown,.txt,text/markdown,text/plain"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise ValidationError(_("Choose up to %(most)s files at a time."), params={"most": MOST_FILES})
        return [(file.name, _text_of(super(FilesField, self).clean(file, initial))) for file in files]


class ChoosingForm(forms.Form):
    """Files, or the text itself."""

    documents = FilesField(label=_("Files in Markdown"), required=False)
    text = forms.CharField(
        label=_("or paste one"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-coach": "off"}),
    )

    def clean(self):
        told = super().clean()
        found = told.get("documents", []) + ([("", told["text"])] if told.get("text", "").strip() else [])
        if not found and not self.errors:
            raise ValidationError(_("Choose a file, or paste a text."))
        if sum(len(text) for _name, text in found) > IN_ALL:
            raise ValidationError(_("These are too many at once. Choose fewer, or use the command line."))
        return told | {"found": found}


class AboutForm(forms.Form):
    """Who may see what comes in."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Who may see it?"),
        required=False,
        empty_label=_("Everybody in the organisation"),
    )

    def __init__(self, organisation, person, data=None):
        super().__init__(data, auto_id="about_%s")
        self.fields["team"].queryset = organisation.teams.filter(members=person).order_by("name")


class ChosenForm(forms.Form):
    """One file that was looked at: its name and text once more, and whether it comes in."""

    file = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=2 * LONGEST, strip=False, widget=forms.Textarea(attrs={"hidden": True, "data-coach": "off"})
    )
    is_wanted = forms.BooleanField(label=_("Bring it in"), required=False, initial=True)


ChosenForms = forms.formset_factory(ChosenForm, extra=0, max_num=MOST_FILES + 1, absolute_max=MOST_FILES + 1)


def _text_of(file) -> str:
    if file.size > 4 * LONGEST:
        raise ValidationError(_("“%(name)s” is too large."), params={"name": file.name})
    try:
        text = normal(file.read().decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise ValidationError(_("“%(name)s” is not text in UTF-8."), params={"name": file.name}) from problem
    if len(text) > LONGEST:
        raise ValidationError(_("“%(name)s” is too large."), params={"name": file.name})
    return text
