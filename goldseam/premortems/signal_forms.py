"""Forms of signals: what one sees, that it fired, and what it was."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact
from goldseam.premortems.choices import Rhythm
from goldseam.premortems.models import LookAnswer, SignalKind

FOR_EXAMPLE = {
    SignalKind.WATCH: _("Such as “restoring a backup takes more than four hours”."),
    SignalKind.LINE: _("Such as “nobody could take a backup before the release”."),
    SignalKind.LINK: _("Such as “the supplier answers later than after two days”."),
}


class SignalForm(forms.Form):
    """What `Signal.name` and `Signal.amend` take, by the kind of signal."""

    words = forms.CharField(
        label=_("What does one see when it begins?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    link = forms.CharField(
        label=_("Where does one look?"),
        max_length=500,
        required=False,
        help_text=_("The address of a dashboard, a list, a mailbox, a place."),
        widget=forms.TextInput(attrs={"data-coach": "off"}),
    )
    looked_at_every = forms.ChoiceField(
        label=_("How often does somebody look?"), choices=[("", _("Not said")), *Rhythm.choices], required=False
    )

    def __init__(self, kind: str, data=None, *, items=(), initial=None):
        super().__init__(data, initial=initial)
        self.fields["words"].help_text = FOR_EXAMPLE[SignalKind(kind)]
        if kind != SignalKind.LINK:
            del self.fields["link"], self.fields["looked_at_every"]
        if kind == SignalKind.LINE:
            lines = [(str(item.key), item.text) for item in items]
            self.fields["item_key"] = forms.ChoiceField(
                label=_("Which line?"),
                choices=lines,
                widget=forms.RadioSelect,
                help_text=_("It fires when a run skips this line, or catches a problem there."),
            )
            self.order_fields(["item_key"])


class ChecklistChoiceForm(forms.Form):
    """Of which checklist a line is to be a signal."""

    checklist = forms.ModelChoiceField(
        Artifact.objects.none(), label=_("Checklist"), empty_label=_("Choose one"), to_field_name="number"
    )

    def __init__(self, risk, person, data=None):
        super().__init__(data)
        self.fields["checklist"].queryset = checklists_for(risk, person).order_by("title")


class FiringForm(forms.Form):
    words = forms.CharField(label=_("What do you see?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class LookForm(forms.Form):
    """What `Firing.answer` takes."""

    answer = forms.ChoiceField(label=_("What is it?"), choices=LookAnswer, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What did you do, or why is it none?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def checklists_for(risk, person):
    """Those that people work by, and that all who see the risk may see."""
    seen = Artifact.objects.visible_to(person).checklists().filter(organisation=risk.organisation_id, is_private=False)
    of_all = Q(team=None) | Q(team=risk.premortem.team_id)
    return seen.filter(of_all, retirement=None, versions__effective_at__isnull=False).distinct()
