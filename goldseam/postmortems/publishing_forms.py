"""The form with which an account is published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.postmortems.choices import LONGEST, MOST_WORDS


class PublicationForm(forms.Form):
    """How the copy is told. Roles and doubts stand beside it, one for each person and each finding."""

    counts_times = forms.BooleanField(
        label=_("Count times from the beginning"),
        required=False,
        help_text=_("“T+0:12” instead of “14:02”: how things followed, and not when it was."),
    )
    keeps_links = forms.BooleanField(
        label=_("Keep links"),
        required=False,
        help_text=_("Readers may not be able to open them, and an address can tell a lot."),
    )
    words = forms.CharField(
        label=_("Also replace"),
        required=False,
        max_length=LONGEST * MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "data-no-draft": True}),
        help_text=_(
            "One a line: a customer, a place, a product. “Acme Bank = a customer” says what stands there instead."
        ),
    )


class ConfirmationForm(forms.Form):
    """What whoever publishes stands for."""

    has_read = forms.BooleanField(label=_("I have read it as they will"))
    though_restricted = forms.BooleanField(
        label=_("Only people named in it see this event. Others may read this copy.")
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, event, data=None, seen: str = ""):
        super().__init__(data, auto_id="confirm_%s", initial={"seen": seen})
        if not event.is_restricted:
            del self.fields["though_restricted"]
