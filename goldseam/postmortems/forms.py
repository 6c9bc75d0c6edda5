"""Forms of a postmortem. They check how things are written; rules stand in the verbs."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Several
from goldseam.events.models import Severity
from goldseam.people.models import Person
from goldseam.postmortems.models import Addition, Criteria, Impact, Reading, Reread, Template
from goldseam.postmortems.models.postmortem import TITLE_LENGTH
from goldseam.reviews.models import Section


class NewPostmortemForm(forms.Form):
    """After which template, and under which title."""

    template = forms.ChoiceField(label=_("Which kind of account?"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Title"), max_length=TITLE_LENGTH, help_text=_("What people experienced, without names.")
    )

    def __init__(self, event, data=None):
        self.templates = {template.key: template for template in Template.all_of(event.organisation)}
        first = "solo" if event.organisation.is_solo and "solo" in self.templates else next(iter(self.templates), "")
        super().__init__(data, auto_id="new_%s", initial={"title": event.title, "template": first})
        self.fields["template"].choices = [(key, template.name) for key, template in self.templates.items()]

    @property
    def purposes(self) -> dict[str, str]:
        return {key: template.purpose for key, template in self.templates.items()}

    def clean_template(self):
        return self.templates[self.cleaned_data["template"]]


class TitleForm(forms.Form):
    """The title, and who keeps the account true."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LENGTH)
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who keeps it true"),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Reads it again when its dates come, and adds what came to light."),
    )

    def __init__(self, postmortem, data=None):
        initial = {"title": postmortem.title, "owner": postmortem.owner_id}
        super().__init__(data, auto_id="title_%s", initial=initial)
        # Whoever keeps it so far stays in the list, so that a new title does not take it away from them.
        people = Person.objects.filter(Q(pk__in=postmortem.who_can_answer().values("pk")) | Q(pk=postmortem.owner_id))
        self.fields["owner"].queryset = people.order_by("name")
        if postmortem.organisation.is_solo:
            self.fields["owner"].widget = forms.HiddenInput()


class PartForm(forms.Form):
    heading = forms.CharField(label=_("Heading"), max_length=200)


class CirculationForm(forms.Form):
    """Who is asked to read, and what to look at."""

    readers = Several(
        Person.objects.none(),
        label=_("Who reads it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Also somebody who was not there, and somebody from where the work comes from or goes to."),
    )
    note = forms.CharField(label=_("What to look at"), max_length=300, required=False)

    def __init__(self, postmortem, data=None):
        super().__init__(data, auto_id="circulation_%s")
        self.fields["readers"].queryset = postmortem.who_can_answer().order_by("name")


class ReadingForm(forms.ModelForm):
    class Meta:
        model = Reading
        fields = ["verdict", "note"]
        labels = {"verdict": _("What did reading it show?"), "note": _("What is missing, or what helped")}
        widgets = {"verdict": forms.RadioSelect}


class KnownField(forms.NullBooleanField):
    """Yes, no, or not known."""

    widget = forms.RadioSelect(choices=[("", _("Not known")), ("true", _("Yes")), ("false", _("No"))])

    def prepare_value(self, value):
        return {True: "true", False: "false"}.get(value, value or "")

    def to_python(self, value):
        return {"true": True, "false": False, True: True, False: False}.get(value)


class ImpactForm(forms.ModelForm):
    """What an event did, as far as it is known."""

    lost_something = KnownField(label=_("Were data, records or goods lost, or was somebody harmed?"), required=False)
    stepped_in = KnownField(label=_("Did somebody have to step in?"), required=False)

    class Meta:
        model = Impact
        fields = Impact.FIELDS
        labels = {
            "people_affected": _("How many people noticed it?"),
            "function_lost": _("What did not work?"),
            "money": _("What did it cost?"),
            "other": _("Requests for help, effects on safety or the law"),
        }
        help_texts = {
            "people_affected": _("Leave it empty where nobody knows: unknown is not zero."),
            "stepped_in": _("Rolled back, rerouted, rescued by hand."),
        }


class CriteriaForm(forms.ModelForm):
    """When the organisation wants a written account."""

    class Meta:
        model = Criteria
        fields = Criteria.RULES
        labels = {
            "severity_actual": _("The severity is at least"),
            "severity_potential": _("A near miss could have had a severity of at least"),
            "minutes": _("It took at least this many minutes until it was over"),
            "people_affected": _("At least this many people noticed it"),
            "on_loss": _("Data, records or goods were lost, or somebody was harmed"),
            "on_stepping_in": _("Somebody had to step in"),
            "on_luck": _("It was found by luck, from outside, or by the harm itself"),
            "times_a_year": _("It happened at least this often within twelve months"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="criteria_%s", **kwargs)
        choices = [("", _("does not matter")), *Severity.choices]
        for name in ("severity_actual", "severity_potential"):
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label, choices=choices, required=False, coerce=int, empty_value=None
            )


class CommentForm(forms.Form):
    """What somebody says about a passage, a part, or the whole."""

    text = forms.CharField(label=_("Comment"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))
    quote = forms.CharField(
        label=_("Passage"),
        max_length=2_000,
        required=False,
        help_text=_("The words that you mean, if not all of it."),
        widget=forms.Textarea(attrs={"rows": 2, "data-coach": "off"}),
    )
    section = forms.ModelChoiceField(
        Section.objects.none(), label=_("Part"), required=False, empty_label=_("The whole account")
    )

    def __init__(self, postmortem, data=None):
        super().__init__(data, auto_id="comment_%s")
        self.fields["section"].queryset = postmortem.review.sections.all()
        self.fields["section"].label_from_instance = lambda section: section.heading


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Answer"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}))


class AdditionForm(forms.ModelForm):
    """What came to light later."""

    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Addition
        fields = ["text", "link"]
        labels = {"text": _("What came to light?")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class RereadForm(forms.ModelForm):
    """What reading it again showed."""

    class Meta:
        model = Reread
        fields = ["outcome", "note"]
        labels = {"outcome": _("Is it still true?"), "note": _("In a few words")}
        widgets = {"outcome": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = True
        self.fields["outcome"].choices = Reread.Outcome.choices


class NewRereadForm(forms.Form):
    due_on = forms.DateField(label=_("Read it again on"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    note = forms.CharField(label=_("Why then"), max_length=300, required=False)
