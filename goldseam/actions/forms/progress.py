"""Forms for how an action goes on: taken, done, verified, checked for its effect, moved, dropped, linked."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.actions.forms.dates import DateInput, checked_day
from goldseam.actions.forms.promise import USUAL, writers_of
from goldseam.actions.models import EffectCheck
from goldseam.actions.models.linking import LONGEST
from goldseam.people.models import Person


class AssignForm(forms.Form):
    """One owner and one date, for an action that came with a document."""

    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Owner"), empty_label=_("Who?"))
    due_on = forms.DateField(label=_("Due"), widget=DateInput)

    def __init__(self, organisation, data=None, initial=None):
        usual = {"due_on": timezone.localdate() + USUAL}
        super().__init__(data, initial=usual | (initial or {}), auto_id="assign_%s")
        self.fields["owner"].queryset = writers_of(organisation)
        if organisation.is_solo:
            self.fields["owner"].required = False
            self.fields["owner"].widget = forms.HiddenInput()

    def clean_owner(self):
        return self.cleaned_data["owner"] or self.fields["owner"].queryset.first()


class CompletionForm(forms.Form):
    evidence = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        required=False,
        help_text=_("A link, a version, a photo: whatever lets others see it."),
    )
    effect_due_on = forms.DateField(
        label=_("When we will look whether it worked"),
        required=False,
        widget=DateInput,
        help_text=_("Without a date: in a month."),
    )

    def clean_effect_due_on(self):
        day = self.cleaned_data["effect_due_on"]
        return checked_day(day) if day else None


class ConfirmationForm(forms.Form):
    seen = forms.CharField(
        label=_("What you saw"),
        max_length=300,
        required=False,
        help_text=_("Where you looked, and what is there now."),
    )


class DropForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it will not be done"),
        max_length=300,
        help_text=_("Dropping with a reason is honest work: it frees people for what matters more."),
    )


class PostponementForm(forms.Form):
    due_on = forms.DateField(
        label=_("New date"),
        widget=DateInput,
        help_text=_("The first date is kept as well: lateness is nothing to hide."),
    )
    reason = forms.CharField(label=_("What got in the way"), max_length=300, required=False)

    def clean_due_on(self):
        return checked_day(self.cleaned_data["due_on"])


class EffectCheckForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Did it work?"), choices=EffectCheck.Outcome, widget=forms.RadioSelect, initial=None
    )
    found = forms.CharField(
        label=_("What was found"),
        max_length=300,
        help_text=_("What was counted or seen, where, and since when. “No effect” is a finding like any other."),
    )
    look_again_on = forms.DateField(
        label=_("When to look again"),
        required=False,
        widget=DateInput,
        help_text=_("If it is too early to say. Without a date: in a month."),
    )

    def clean_look_again_on(self):
        day = self.cleaned_data["look_again_on"]
        return checked_day(day) if day else None


class LinkForm(forms.Form):
    url = forms.CharField(
        label=_("Address of an issue or a ticket"),
        max_length=LONGEST,
        widget=forms.URLInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )


class PatienceForm(forms.Form):
    """After how many days others are told of a promise that waits."""

    days = forms.TypedChoiceField(
        label=_("If a promise is still open after its day, tell those who can help"),
        choices=[
            ("3", _("after three days")),
            ("7", _("after a week")),
            ("14", _("after two weeks")),
            ("30", _("after a month")),
            ("never", _("never")),
        ],
        coerce=lambda days: None if days == "never" else int(days),
        widget=forms.RadioSelect,
    )
