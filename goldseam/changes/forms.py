"""Forms of changes: an artifact that lives elsewhere, counts from elsewhere, and single events in or out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import ArtifactKind
from goldseam.changes.fitting import misfit, why_it_fits
from goldseam.changes.models import Correction

COUNT: dict[str, Any] = {"min_value": 0, "max_value": 1_000_000}
WEEKS: dict[str, Any] = {"min_value": 0.1, "max_value": 5_200}


class FitForm(forms.Form):
    """Asks why a kind of change is right that rarely fits what happened. `FitForm(event, kind, data=None)`."""

    why_nevertheless = forms.CharField(
        label=_("Keep it all the same, because"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, event, kind: str, data=None):
        super().__init__(data)
        self.event, self.kind, self.misfit = event, kind, misfit(event, kind)

    def clean(self):
        """Said here as well as in the verb, so that both forms of a page tell at once what they miss."""
        typed = super().clean()
        if "why_nevertheless" in typed:
            typed["why_nevertheless"] = why_it_fits(self.event, self.kind, typed["why_nevertheless"])
        return typed


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
    where_from = forms.CharField(
        label=_("Where do the numbers come from?"),
        max_length=200,
        help_text=_("A list, a system, a ward book: where somebody could count them again."),
    )
    note = forms.CharField(
        label=_("What else should be known"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What else changed in that time?"),
    )


class CorrectionForm(forms.Form):
    """One event, in or out; its `cleaned_data` is what `Change.correct` takes."""

    number = forms.IntegerField(label=_("Number of the event"), min_value=1, max_value=2**63 - 1)
    place = forms.ChoiceField(
        label=_("It is to be"), choices=Correction.Place.choices, initial=Correction.Place.OUT, widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Why"), max_length=300)

    def __init__(self, events, data=None, initial=None):
        super().__init__(data, initial=initial)
        self.events = events

    def clean(self):
        typed = super().clean()
        number = typed.pop("number", None)
        if number is not None:
            typed["event"] = self.events.filter(number=number).first()
            if typed["event"] is None:
                self.add_error("number", _("There is no event of this number that you may see."))
        return typed
