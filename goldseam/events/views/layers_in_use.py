"""The layers that an organisation counts on, in the order in which things meet them."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.layer_forms import AddedLayerForm, LayerForm
from goldseam.events.layer_sets import first_layers, offer_first_layers
from goldseam.events.models import Layer
from goldseam.people.scopes import OrganisationScoped

WAYS = {"up": -1, "down": 1}


class LayersView(OrganisationScoped, ResourceView):
    """All layers of the organisation, those in use first."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self._page(AddedLayerForm(self.organisation))

    def post(self, request, **kwargs):
        if "first_layers" in request.POST:
            offer_first_layers(self.organisation)
            return HttpResponseRedirect(request.path)
        form = AddedLayerForm(self.organisation, data=request.POST)
        if attempt(form, Layer.add, organisation=self.organisation):
            return HttpResponseRedirect(f"{request.path}#layer-{form.result.pk}")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        layers = Layer.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        context = {
            "organisation": self.organisation,
            "layers": list(layers.select_related("owner").in_order()),
            "form": form,
            "offered": first_layers(),
        }
        return render(self.request, "events/layers.html", context, status=status)


class LayerView(OrganisationScoped, ResourceView):
    """One layer: its words, its owner and its place."""

    reader = "writes"

    def load(self, pk, **kwargs):
        layers = Layer.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.layer = get_object_or_404(layers, pk=pk)

    def get(self, request, **kwargs):
        return self._page(LayerForm(self.organisation, self.layer))

    def post(self, request, **kwargs):
        form = LayerForm(self.organisation, self.layer, data=request.POST)
        if attempt(form, self.layer.amend):
            return self._back()
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"organisation": self.organisation, "layer": self.layer, "form": form}
        return render(self.request, "events/layer.html", context, status=status)

    def _back(self):
        address = reverse("events:layers", args=[self.organisation.slug])
        return HttpResponseRedirect(f"{address}#layer-{self.layer.pk}")


class RetirementView(LayerView):
    """The fact that a layer is not counted on any more."""

    def get(self, request, **kwargs):
        return self._back()

    def post(self, request, **kwargs):
        self.layer.retire()
        return self._back()

    def delete(self, request, **kwargs):
        self.layer.bring_back()
        return self._back()


class PlaceView(LayerView):
    """Its place among the others: one earlier, or one later."""

    def get(self, request, **kwargs):
        return self._back()

    def post(self, request, **kwargs):
        self.layer.move(WAYS.get(request.POST.get("way", ""), 0))
        return self._back()
