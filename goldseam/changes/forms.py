"""Forms of changes: an artifact that lives elsewhere, and counts before and after."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import ArtifactKind

COUNT: dict[str, Any] = {"min_value": 0, "max_value": 1_000_000}
WEEKS: dict[str, Any] = {"min_value": 0.1, "max_value": 5_200}


class OutsideForm(forms.Form):
    """Something that people work by and that is kept elsewhere; its `cleaned_data` is what `Change.start` takes."""

    title = forms.CharField(label=_("What is it called?"), max_length=160)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(value, label) for value, label in ArtifactKind.choices if value != ArtifactKind.CHECKLIST],
        initial=ArtifactKind.PROCEDURE,
    )
    link = forms.URLField(label=_("Where it lives"), max_length=200, required=False, assume_scheme="https")
    text = forms.CharField(
        label=_("What does it say now?"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 4, "data-coach": "off"}),
        help_text=_("The words, the rule or the setting that is different from now on."),
    )

    def clean(self):
        typed = super().clean()
        return {name: value for name, value in typed.items() if name != "text"} | {
            "content": {"text": typed.get("text", "")}
        }


class VerificationForm(forms.Form):
    """Counts before and after the change; its `cleaned_data` is what `Verification.record` takes."""

    what = forms.CharField(
        label=_("What was counted?"),
        max_length=200,
        help_text=_("The same thing in the same way, before and after: “pumps with a loose cover”."),
    )
    events_before = forms.IntegerField(label=_("How many before the change?"), **COUNT)
    weeks_before = forms.FloatField(label=_("In how many weeks?"), **WEEKS)
    events_after = forms.IntegerField(label=_("How many since the change?"), **COUNT)
    weeks_after = forms.FloatField(label=_("In how many weeks?"), **WEEKS)
    note = forms.CharField(
        label=_("What else should be known"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What else changed in that time?"),
    )
