"""What whoever holds a receipt fills in: its code, and an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Your receipt code"),
        max_length=100,
        help_text=_("Twenty letters and digits. Gaps, dashes and small letters do not matter."),
        error_messages={"required": _("Type the code that stood there when you had sent your report.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
    )
    wrong_code = _(
        "No report has this code. Compare it with what you noted, character by character; O and 0 are read alike."
    )


class AnswerForm(forms.Form):
    """An answer to those who look at the report."""

    code = forms.CharField(max_length=100, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your answer"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Write a sentence.")},
    )
    at_once = forms.BooleanField(label=_("Show it at once"), required=False)
