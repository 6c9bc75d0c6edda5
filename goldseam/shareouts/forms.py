"""Forms of notes and recognitions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.people.models import Membership, Person
from goldseam.shareouts.models import Grouping, Overtaken, RecognisedFor
from goldseam.shareouts.models.recognition import LONGEST
from goldseam.shareouts.quarters import Quarter, quarters_of

LABELS: dict[str, Any] = {
    "text": (_("Your words"), ""),
    "seen": (_("What was seen"), _("The pattern or the thing that somebody spoke up about, without names.")),
    "layer": (_("What was reinforced"), _("The layer of defence: the checklist, the handover, the alert.")),
    "team": (_("Team"), ""),
    "changed": (_("What changed"), _("What people do or find differently from now on.")),
    "proof": (
        _("Before and after"),
        _("Counts, with what they allow one to say, or “too early to say”."),
    ),
    "thanks": (_("Thanks"), _("Nobody is named here. Whoever agrees to be named stands under “Thank you”.")),
    "why": (_("Why nothing changed"), ""),
}
LISTS = {"layer": "layers", "team": "teams"}  # What the page of a draft offers in each line.


class PartForm(forms.Form):
    """One part of a note; its `cleaned_data` is what `Part.write` takes."""

    base = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000)

    def __init__(self, part, data=None):
        super().__init__(data, auto_id=f"part_{part.pk}_%s", initial=part.said | {"base": part.number})
        for name, most in part.fields.items():
            if name == "team" and not part.note.organisation.has_teams:
                continue
            label, told = LABELS[name]
            self.fields[name] = forms.CharField(
                label=label,
                help_text=told,
                required=False,
                max_length=most,
                widget=_widget_of(name),
            )

    def rest_on(self, number: int) -> None:
        """Saving again saves on top of this version."""
        self.data = self.data.copy()
        self.data["base"] = str(number)


def _widget_of(name: str) -> forms.Widget:
    if name in LISTS:
        return forms.TextInput(attrs={"list": LISTS[name], "autocomplete": "off", "data-coach": "off"})
    return forms.Textarea(attrs={"rows": 6 if name == "text" else 3})


class Writing:
    """Writes a part, and remembers what it met."""

    def __init__(self, part, form):
        self.part, self.form = part, form

    def __call__(self, **arguments):
        try:
            return self.part.write(**arguments)
        except Overtaken as refusal:
            self.form.rest_on(refusal.number)
            raise


class QuarterForm(forms.Form):
    """Which quarter a note is about."""

    quarter = forms.ChoiceField(label=_("Quarter"))

    def __init__(self, organisation, data=None, taken=()):
        super().__init__(data, auto_id="quarter_%s")
        free = [one for one in quarters_of(organisation) if one.key not in taken]
        self.fields["quarter"].choices = [(one.key, str(one)) for one in free]

    @property
    def has_choice(self) -> bool:
        return bool(self.fields["quarter"].choices)

    def clean_quarter(self) -> Quarter | None:
        return Quarter.named(self.cleaned_data["quarter"])


class GroupingForm(forms.Form):
    grouping = forms.ChoiceField(label=_("How it is told"), choices=Grouping)


class RecognitionForm(forms.Form):
    """Its `cleaned_data` is what `Recognition.give` takes."""

    kind = forms.ChoiceField(label=_("For"), choices=RecognisedFor, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What did it make possible?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("“Because of it, we found the gap in the night handover before anybody was hurt.” Without names."),
    )
    person = forms.ModelChoiceField(
        label=_("Who?"),
        queryset=None,
        required=False,
        empty_label=_("Without a name"),
        help_text=_("That person is asked first. Until they agree, and if they do not, it stands without a name."),
    )

    def __init__(self, organisation, by, data=None, may_name: bool = True, **more):
        super().__init__(data, **more)
        members = Membership.objects.filter(organisation=organisation).exclude(person=by)
        people = Person.objects.filter(memberships__in=members).order_by("name", "pk")
        self.fields["person"].queryset = people
        if not may_name or organisation.is_solo:
            del self.fields["person"]

    def clean_words(self) -> str:
        return self.cleaned_data["words"].replace("\r\n", "\n")
