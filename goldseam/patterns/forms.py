"""Forms of an analysis and its patterns. They check how things are written; rules stand in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Several
from goldseam.events.models import Layer
from goldseam.patterns.models.analysis import MOST_PATTERNS
from goldseam.patterns.models.pattern import TITLE_LENGTH
from goldseam.people.models import Person

LONGEST = 5_000


class PatternForm(forms.Form):
    """One pattern worth reinforcing."""

    title = forms.CharField(label=_("What comes back"), max_length=TITLE_LENGTH, required=False)
    value = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why this one"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    layers = Several(
        Layer.objects.none(),
        label=_("Which defences to make stronger"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    defences = forms.CharField(
        label=_("In what way, or which others"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )
    spotted_by = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who spotted it"),
        required=False,
        empty_label=_("Not said"),
        help_text=_("Shown nowhere unless that person agrees."),
    )

    def __init__(self, organisation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["layers"].queryset = organisation.layers.in_use()
        if organisation.is_solo:
            del self.fields["owner"], self.fields["spotted_by"]
            return
        writers = organisation.memberships.writers().values("person")
        self.fields["owner"].queryset = Person.objects.filter(pk__in=writers).order_by("name")
        members = organisation.memberships.values("person")
        self.fields["spotted_by"].queryset = Person.objects.filter(pk__in=members).order_by("name")

    def clean(self):
        said = super().clean()
        if not said.get("title", "").strip() and (said.get("why") or said.get("defences") or said.get("layers")):
            self.add_error("title", _("Name the pattern."))
        return said


class AmendForm(PatternForm):
    """The same later. Who spotted it was said once, and is not shown again."""

    def __init__(self, organisation, *args, **kwargs):
        super().__init__(organisation, *args, **kwargs)
        self.fields["title"].required = True
        for name in ("value", "spotted_by"):
            self.fields.pop(name, None)


class KeepForm(forms.Form):
    """An analysis with up to three patterns; those without a name are left out."""

    note = forms.CharField(
        label=_("What we saw, in a few sentences"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, organisation, data=None, chosen: list[dict] | None = None):
        super().__init__(data)
        known = (chosen or []) + [{}] * MOST_PATTERNS
        self.patterns = [
            PatternForm(organisation, data, prefix=f"pattern-{place}", initial=known[place])
            for place in range(MOST_PATTERNS)
        ]

    def is_valid(self) -> bool:
        are_valid = [form.is_valid() for form in self.patterns]
        return super().is_valid() and all(are_valid)

    def clean(self):
        said = super().clean()
        said["patterns"] = [form.cleaned_data for form in self.patterns if form.is_valid()]
        return said


class ClosureForm(forms.Form):
    why = forms.CharField(label=_("Why it can be closed"), max_length=300, required=False)
