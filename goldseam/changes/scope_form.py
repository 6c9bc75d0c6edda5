"""The form in which people say which events a change addresses; the same fields are a preview and a choice."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.changes.models import Scope
from goldseam.events.factor_codes import CODES
from goldseam.events.filters import DAYS
from goldseam.events.models import EventKind, FactorLevel, FailureType, Layer, Tag
from goldseam.people.models import Team

ANY = ("", _("Any"))


class ScopeForm(forms.Form):
    """`ScopeForm(change, data)`; its `cleaned_data` is what `Change.address` takes."""

    same_again = forms.BooleanField(
        label=_("The event itself, and those linked to it as the same again"), required=False
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *EventKind.choices], required=False)
    failure_type = forms.ChoiceField(label=_("Type"), choices=[ANY, *FailureType.choices], required=False)
    factor = forms.ChoiceField(
        label=_("Condition"),
        choices=[ANY, *((FactorLevel(level).label, codes) for level, codes in CODES.items())],
        required=False,
    )
    tag = forms.CharField(label=_("Tag"), max_length=60, required=False)
    layer = forms.ModelChoiceField(Layer.objects.none(), label=_("A hole in"), empty_label=_("Any"), required=False)
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=_("Any"), required=False)
    words = forms.CharField(label=_("Words"), max_length=120, required=False)
    counts_from = forms.DateField(
        label=_("The log can be trusted from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = forms.CharField(label=_("Why these"), max_length=300, required=False)

    def __init__(self, change, data=None, initial=None):
        super().__init__(data, initial=initial)
        self.change = change
        organisation = change.event.organisation
        self.fields["layer"].queryset = Layer.objects.filter(organisation=organisation).in_order()
        self.fields["team"].queryset = Team.objects.filter(organisation=organisation).order_by("name")
        if not organisation.has_teams:
            del self.fields["team"]

    @classmethod
    def of(cls, change, scope: Scope | None) -> "ScopeForm":
        """With what was chosen last."""
        return cls(change, typed_of(scope) if scope else {"same_again": "on"})

    def clean_tag(self) -> str:
        name = self.cleaned_data["tag"].strip()
        if not name:
            return ""
        tag = Tag.objects.filter(organisation=self.change.organisation_id, name__in=[name, name.lower()]).first()
        if tag is None:
            raise ValidationError(_("No event has this tag."))
        return tag.name

    def clean_counts_from(self):
        on = self.cleaned_data["counts_from"]
        if on and not DAYS["min_value"] <= on <= timezone.localdate():
            raise ValidationError(_("Choose a day that has been."))
        return on

    def clean(self):
        typed = super().clean()
        if not self.errors:
            self.scope.refuse_vague()
        return typed

    @property
    def scope(self) -> Scope:
        """The choice as it is typed; it is not kept."""
        marks = {name: value for name, value in self.cleaned_data.items() if name != "why"}
        return Scope(change=self.change, **marks)


def typed_of(scope: Scope) -> dict[str, str]:
    typed = {
        "same_again": "on" if scope.same_again else "",
        "kind": scope.kind,
        "failure_type": scope.failure_type,
        "factor": scope.factor,
        "tag": scope.tag,
        "layer": scope.layer_id,
        "team": scope.team_id,
        "words": scope.words,
        "counts_from": scope.counts_from.isoformat() if scope.counts_from else "",
    }
    return {name: str(value) for name, value in typed.items() if value}
