"""What people write while a test runs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Words
from goldseam.experiments.choices import NoteKind


class NoteForm(forms.Form):
    """What was done, what went differently, what surprised, what it cost."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NoteKind.choices, initial="done")
    text = Words(_("Note"), required=True)

    def __init__(self, data=None):
        super().__init__(data, auto_id="note_%s")


class PauseForm(forms.Form):
    """Anybody who writes here may stop it, with one line."""

    why = Words(_("What did you see?"), _("You need not be sure, and may say it later."), rows=1, max_length=1_000)

    def __init__(self, data=None):
        super().__init__(data, auto_id="pause_%s")

    def clean_why(self):
        return self.cleaned_data["why"] or _("Somebody could be harmed.")


class ResumptionForm(forms.Form):
    """Going on after a stop takes a reason."""

    reason = Words(
        _("Why it is safe to go on"), _("What was found, and what is different now."), required=True, max_length=2_000
    )

    def __init__(self, data=None):
        super().__init__(data, auto_id="resume_%s")
