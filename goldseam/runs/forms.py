"""Forms of a run. What a verb refuses stands beside the field that it is about."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.forms.dates import DateInput
from goldseam.artifacts.models import Stage
from goldseam.runs.models import Answered
from goldseam.runs.models.answering import LONGEST_REASON, LONGEST_VALUE
from goldseam.runs.models.confirming import LONGEST_NAME
from goldseam.runs.models.ending import LONGEST_NOTE
from goldseam.runs.people import those_who_can_run

OPEN = {Stage.DRAFT, Stage.TRIAL}


class StartForm(forms.Form):
    """What the run is about. The key comes with the form, so that a form sent twice starts one run."""

    project = forms.CharField(
        label=_("Project"), max_length=80, required=False, widget=forms.TextInput(attrs={"data-coach": "off"})
    )
    ref = forms.CharField(
        label=_("Which piece of work"),
        max_length=120,
        required=False,
        help_text=_("A release, an order, a patient’s number in your own system: whatever people will look for."),
        widget=forms.TextInput(attrs={"data-coach": "off", "autocapitalize": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class AnswerForm(forms.Form):
    """One answer to one line, sent as soon as it is given."""

    key = forms.UUIDField()
    state = forms.ChoiceField(choices=Answered)
    value = forms.CharField(required=False, max_length=LONGEST_VALUE)
    reason = forms.CharField(required=False, max_length=LONGEST_REASON)
    once = forms.UUIDField(required=False)


class ConfirmationForm(forms.Form):
    key = forms.UUIDField()
    answered = forms.UUIDField(required=False)
    name = forms.CharField(label=_("Name of the second person"), required=False, max_length=LONGEST_NAME)


class ReportForm(forms.Form):
    key = forms.UUIDField()


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(None, label=_("To whom"), empty_label=_("Who?"))
    note = forms.CharField(
        label=_("What should they know?"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, run, data=None):
        super().__init__(data, auto_id="handover_%s")
        self.fields["to"].queryset = those_who_can_run(run.artifact).exclude(pk=run.held_by_id)


class CompletionForm(forms.Form):
    note = forms.CharField(
        label=_("Anything to add?"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    confirms_order = forms.TypedChoiceField(
        label=_("Was the order right, in real work?"),
        choices=[("yes", _("Yes, it fits how the work goes")), ("no", _("No, something should come earlier or later"))],
        coerce=lambda word: word == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It is not active yet. Two people who say yes in earnest make it ready."),
    )

    def __init__(self, run, data=None):
        super().__init__(data, auto_id="completion_%s")
        if run.artifact.stage not in OPEN:
            del self.fields["confirms_order"]


class AbandonmentForm(forms.Form):
    reason = forms.CharField(label=_("Why does it not go on?"), max_length=300)


class ObservationForm(forms.Form):
    """What somebody saw while others used the checklist: for each line done, not done, or not seen."""

    on = forms.DateField(label=_("When"), widget=DateInput)
    note = forms.CharField(label=_("What stood out?"), required=False, max_length=300)

    SEEN = (("yes", _("Done")), ("no", _("Not done")), ("", _("Not seen")))

    def __init__(self, version, data=None, **options):
        super().__init__(data, **options)
        self.items = list(version.items.all())
        for item in self.items:
            self.fields[f"item_{item.key}"] = forms.ChoiceField(
                label=item.text, choices=self.SEEN, required=False, widget=forms.RadioSelect, initial=""
            )

    @property
    def lines(self) -> list:
        return [self[f"item_{item.key}"] for item in self.items]

    def clean(self):
        """What the verb takes: each line that was seen, with whether it was done."""
        told = super().clean()
        answers = {item.key: told.pop(f"item_{item.key}", "") for item in self.items}
        return told | {"seen": {key: answer == "yes" for key, answer in answers.items() if answer}}
