"""Saying which layers held in an event, and naming one that is missing."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.events.models import Layer, LayerKind, LayerState
from goldseam.people.models import Person

STATES = [("", _("Not said")), *LayerState.choices]
NOTE_LENGTH = 300


class FindingsForm(forms.Form):
    """A state and a note for each layer, with what they were when the writer began."""

    def __init__(self, layers, findings, *args, **options):
        self.layers = list(layers)
        self.known = {finding.layer_id: finding for finding in findings}
        super().__init__(*args, **options)
        for layer in self.layers:
            self._add_fields(layer, self.known.get(layer.pk))

    def _add_fields(self, layer, finding) -> None:
        state, note = (finding.state, finding.note) if finding else ("", "")
        self.fields |= {
            f"state-{layer.pk}": forms.ChoiceField(label=layer.name, choices=STATES, initial=state, required=False),
            f"note-{layer.pk}": forms.CharField(
                label=_("What shows it"), max_length=NOTE_LENGTH, initial=note, required=False
            ),
            f"was_state-{layer.pk}": forms.CharField(initial=state, required=False, widget=forms.HiddenInput),
            f"was_note-{layer.pk}": forms.CharField(initial=note, required=False, widget=forms.HiddenInput),
        }

    @property
    def rows(self) -> list[tuple]:
        """Each layer with its fields."""
        names = ("state", "note", "was_state", "was_note")
        return [(layer, *(self[f"{name}-{layer.pk}"] for name in names)) for layer in self.layers]

    def _pairs(self, state: str, note: str) -> dict:
        facts = self.cleaned_data
        return {layer: (facts[f"{state}-{layer.pk}"], facts[f"{note}-{layer.pk}"]) for layer in self.layers}

    @property
    def findings(self) -> dict:
        """What is said now. A note without a state is a layer of which the state is unknown."""
        said = self._pairs("state", "note")
        return {
            layer: (state or (LayerState.UNKNOWN.value if note else ""), note) for layer, (state, note) in said.items()
        }

    @property
    def was(self) -> dict:
        return self._pairs("was_state", "was_note")


class NewLayerForm(forms.Form):
    """A layer that is not in the list yet."""

    name = forms.CharField(label=_("Another layer"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=LayerKind.choices, initial=LayerKind.PROCESS)
    stops = forms.CharField(label=_("What it is there to stop"), max_length=300, required=False)
    state = forms.ChoiceField(label=_("In this event it"), choices=STATES, required=False)

    def __init__(self, organisation, *args, **options):
        self.organisation = organisation
        super().__init__(*args, prefix="new", **options)
        self.fields["kind"].required = False

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if name and Layer.objects.filter(organisation=self.organisation, name__iexact=name).exists():
            raise ValidationError(_("There is a layer of this name."))
        return name


class AddedLayerForm(forms.Form):
    """What an organisation says about one of its layers."""

    name = forms.CharField(label=_("Layer"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=LayerKind.choices, initial=LayerKind.PROCESS)
    stops = forms.CharField(label=_("What it is there to stop"), max_length=300, required=False)
    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who sees to it"), required=False, empty_label=_("Nobody yet")
    )
    is_beside = forms.BooleanField(
        label=_("It works side by side with the layer before it"),
        required=False,
        help_text=_(
            "Things meet both at the same time. Else a layer is met only when the one before it let them through."
        ),
    )

    def __init__(self, organisation, layer=None, **options):
        initial = {name: getattr(layer, name) for name in self.base_fields} if layer else {}
        super().__init__(initial=initial, **options)
        writers = Q(pk__in=organisation.memberships.writers().values("person"))
        # Whoever sees to it so far stays in the list, so that a new name does not take it away from them.
        now = Q(pk=layer.owner_id) if layer else Q()
        self.fields["owner"].queryset = Person.objects.filter(writers | now).order_by("name", "pk")
        if organisation.is_solo:
            self.fields["owner"].widget = forms.HiddenInput()

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class LayerForm(AddedLayerForm):
    """The same later, with its place in the order in which things meet the layers."""

    position = forms.IntegerField(
        label=_("Place"),
        min_value=1,
        max_value=1_000,
        help_text=_("Things meet the layer with the lowest number first."),
    )
