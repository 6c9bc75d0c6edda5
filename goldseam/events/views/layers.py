"""Which layers held in an event, and the layers that an organisation counts on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.layer_forms import STATES, FindingsForm, LayerForm, NewLayerForm
from goldseam.events.layer_sets import first_layers, offer_first_layers
from goldseam.events.models import Layer
from goldseam.events.views.scopes import EditedPart
from goldseam.people.scopes import OrganisationScoped


class FindingsView(EditedPart, ResourceView):
    """How each layer stood in this event."""

    part = "layers"

    def get(self, request, **kwargs):
        return self._page(self._form(), NewLayerForm(self.organisation))

    def post(self, request, **kwargs):
        if "first_layers" in request.POST:
            offer_first_layers(self.organisation)
            return HttpResponseRedirect(request.path + self.query)
        form, new = self._form(request.POST), NewLayerForm(self.organisation, request.POST)
        if not (form.is_valid() and new.is_valid()):
            return self._page(form, new, status=422)
        try:
            clashes = self._write(form, new)
        except ValidationError as refusal:
            new.add_error(None, refusal.messages)
            return self._page(form, new, status=422)
        if clashes:
            return self._page(self._form_beside(form, clashes), NewLayerForm(self.organisation), 409, clashes)
        return HttpResponseRedirect(self.way_back)

    @transaction.atomic
    def _write(self, form, new) -> dict:
        findings, was = form.findings, form.was
        facts = new.cleaned_data
        if facts["name"]:
            named = {"kind": facts["kind"] or "process", "stops": facts["stops"]}
            layer = Layer.add(self.organisation, facts["name"], **named)
            findings[layer], was[layer] = (facts["state"], ""), ("", "")
        return self.event.find_layers(by=self.request.user, findings=findings, was=was).clashes

    def _form(self, sent=None):
        layers = Layer.objects.filter(organisation=self.organisation).for_event(self.event)
        return FindingsForm(layers, self.event.layer_findings.all(), sent)

    def _form_beside(self, form, clashes):
        """The form again, upon what is saved now, with mine where we differ."""
        again = self._form()
        for layer in clashes:
            for name in ("state", "note"):
                again.initial[f"{name}-{layer.pk}"] = form.cleaned_data[f"{name}-{layer.pk}"]
        return again

    def _page(self, form, new, status=200, clashes=None):
        offered = [] if form.layers else first_layers()
        context = self.context | {"form": form, "new": new}
        context |= {"clashes": clashes or {}, "offered": offered, "state_words": dict(STATES)}
        return render(self.request, "events/findings.html", context, status=status)


class LayersView(OrganisationScoped, ResourceView):
    """All layers of the organisation, those in use first."""

    reader = "writes"

    def get(self, request, **kwargs):
        layers = Layer.objects.visible_to(request.user).filter(organisation=self.organisation)
        in_order = sorted(layers, key=lambda layer: (layer.is_retired, layer.position, layer.pk))
        return render(request, "events/layers.html", {"organisation": self.organisation, "layers": in_order})


class LayerView(OrganisationScoped, ResourceView):
    """One layer: its words and its place."""

    reader = "writes"

    def load(self, pk, **kwargs):
        layers = Layer.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.layer = get_object_or_404(layers, pk=pk)

    def get(self, request, **kwargs):
        return self._page(LayerForm(self.layer))

    def post(self, request, **kwargs):
        form = LayerForm(self.layer, request.POST)
        if attempt(form, self.layer.amend):
            return HttpResponseRedirect(_layers(self.organisation))
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"organisation": self.organisation, "layer": self.layer, "form": form}
        return render(self.request, "events/layer.html", context, status=status)


class RetirementView(LayerView):
    """The fact that a layer is not counted on any more."""

    def get(self, request, **kwargs):
        return HttpResponseRedirect(_layers(self.organisation))

    def post(self, request, **kwargs):
        self.layer.retire()
        return HttpResponseRedirect(_layers(self.organisation))

    def delete(self, request, **kwargs):
        self.layer.bring_back()
        return HttpResponseRedirect(_layers(self.organisation))


def _layers(organisation) -> str:
    return reverse("events:layers", args=[organisation.slug])
