"""Forms of a review. They check how things are written; rules stand in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Factor, TimelineEntry
from goldseam.people.models import Person
from goldseam.reviews.agenda import ALONE, LENGTHS
from goldseam.reviews.models import Closure, Landing, Place

LONGEST = 50_000


class PlanForm(forms.Form):
    """How long the review takes, when it is, and who facilitates."""

    minutes = forms.TypedChoiceField(label=_("Length"), coerce=int, widget=forms.RadioSelect)
    planned_for = forms.DateTimeField(
        label=_("When"),
        required=False,
        help_text=_("Memory fades quickly: within a day or three is best."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    facilitator = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who facilitates"), required=False, empty_label=_("Nobody yet")
    )
    objective_record = forms.CharField(
        label=_("Records that replace memory"),
        required=False,
        max_length=LONGEST,
        help_text=_("Links to logs, charts, photos, receipts."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, review, data=None):
        super().__init__(
            data,
            auto_id="plan_%s",
            initial={
                "minutes": review.minutes,
                "planned_for": review.planned_for,
                "facilitator": review.facilitator_id,
                "objective_record": review.objective_record,
            },
        )
        alone = review.organisation.is_solo
        self.fields["minutes"].choices = [
            (length, _("10 minutes, alone") if length == ALONE else _("%d minutes") % length)
            for length in LENGTHS
            if length != ALONE or alone
        ]
        if alone:
            del self.fields["facilitator"]
        else:
            writers = review.organisation.memberships.writers().values("person")
            self.fields["facilitator"].queryset = Person.objects.filter(pk__in=writers).order_by("name")


class AppointmentForm(forms.Form):
    """A suggested moment, as the button holds it."""

    moment = forms.DateTimeField(label=_("When"))


class SectionForm(forms.Form):
    """One text of a review. `base` is the number of the version that the writer started from."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": 4}))
    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, question, section, data=None):
        self.question, self.section = question, section
        super().__init__(data, auto_id=f"{question.key}_%s", initial={"text": section.text, "base": section.number})
        self.fields["text"].label = question.label
        self.fields["text"].help_text = question.help


class TimelineForm(forms.ModelForm):
    """One more row of the event's timeline."""

    class Meta:
        model = TimelineEntry
        fields = ["time", "kind", "text"]
        labels = {"text": _("What people saw, decided or did")}
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "time": forms.TextInput(attrs={"placeholder": "14:02"})}
        help_texts = {"time": _("As people know it: 14:02, Day -2, Week 20.")}


class FactorForm(forms.ModelForm):
    """One more condition that helped the event to happen."""

    class Meta:
        model = Factor
        fields = ["text", "level", "evidence"]
        labels = {"text": _("Factor"), "evidence": _("What shows it")}


class ParticipantForm(forms.Form):
    """Somebody who takes part: a person of the organisation, or a role such as “supplier”."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), required=False, empty_label=_("Choose somebody")
    )
    role = forms.CharField(label=_("or a role in the work"), max_length=120, required=False)
    place = forms.ChoiceField(label=_("Place in the chain"), choices=Place, required=False)

    def __init__(self, review, data=None):
        super().__init__(data, auto_id="participant_%s", initial={"place": Place.THERE})
        taking_part = review.participants.exclude(person=None).values("person")
        members = review.organisation.memberships.values("person")
        people = Person.objects.filter(pk__in=members).exclude(pk__in=taking_part).order_by("name")
        self.fields["person"].queryset = people

    def clean_place(self):
        return self.cleaned_data["place"] or Place.THERE


class SafetyForm(forms.Form):
    """The unsigned answer."""

    text = forms.CharField(
        label=_("What felt unsafe to say?"),
        max_length=4000,
        # Nobody corrects what is said without a name, and it is sent once only.
        widget=forms.Textarea(attrs={"rows": 3, "data-coach": "off"}),
    )


class LearnedForm(forms.Form):
    """One word, unsigned."""

    learned = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda word: word == "yes",
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )


class ClosureForm(forms.ModelForm):
    """The two lines that everybody can read, and what closing asks for."""

    class Meta:
        model = Closure
        fields = ["what_happened", "what_is_different", "why_nothing_changed"]
        widgets = {"why_nothing_changed": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "what_happened": _("Without names. Somebody outside the team should understand it."),
            "what_is_different": _("What people work by from now on."),
            "why_nothing_changed": _("Only where no artifact had to change."),
        }


class FollowThroughForm(forms.Form):
    """Ten minutes, a week later: did the changes land?"""

    reads_differently = forms.TypedChoiceField(
        label=_("Does the artifact read differently now?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    in_the_way = forms.CharField(
        label=_("What got in the way?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    why_not_landed = forms.CharField(
        label=_("Why nothing had to land"),
        required=False,
        max_length=2000,
        help_text=_("Only where it turned out that no change was needed."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, actions, data=None):
        super().__init__(data, auto_id="follow_%s")
        self.actions = list(actions)
        for action in self.actions:
            self.fields[f"state_{action.pk}"] = forms.ChoiceField(
                label=action.title, choices=Landing.State, widget=forms.RadioSelect
            )
            self.fields[f"note_{action.pk}"] = forms.CharField(
                label=_("Evidence, or what got in the way"), required=False, max_length=300
            )

    def rows(self):
        """Each action with its two fields."""
        return [(action, self[f"state_{action.pk}"], self[f"note_{action.pk}"]) for action in self.actions]

    def clean(self):
        """What the verb wants: one mapping of actions to their state and note."""
        facts = dict(super().clean())
        landings = {}
        for action in self.actions:
            state = facts.pop(f"state_{action.pk}", None)
            note = facts.pop(f"note_{action.pk}", "")
            if state:
                landings[action] = (state, note)
        return facts | {"landings": landings}
