"""Forms of an artifact's life: made active, looked at again, retired."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.forms.dates import DateInput
from goldseam.artifacts.models.looking import LONGEST

REASON = forms.Textarea(attrs={"rows": 2})


class StageForm(forms.Form):
    """A step from stage to stage that asks for nothing."""


class ActivationForm(forms.Form):
    """The reason is asked for only where something is missing: otherwise the page does not send it."""

    despite = forms.CharField(
        label=_("Why it is needed now, although something is missing"),
        max_length=1000,
        widget=REASON,
        error_messages={"required": _("Something is still missing. Say why it is needed now nevertheless.")},
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["despite"].required = data is None or "despite" in data


class RetirementForm(forms.Form):
    reason = forms.CharField(label=_("Why it is no longer needed"), max_length=1000, widget=REASON)


class LookForm(forms.Form):
    """Somebody looked whether it still serves; its `cleaned_data` is what `Artifact.look_again` takes."""

    next_on = forms.DateField(label=_("Look at it again on"), widget=DateInput, help_text=_("Within a year."))
    note = forms.CharField(label=_("What you found"), max_length=300, required=False)

    def __init__(self, data=None):
        super().__init__(data, initial={"next_on": a_year_ahead()})


def a_year_ahead() -> date:
    return timezone.localdate() + LONGEST
