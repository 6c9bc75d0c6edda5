"""Which layers held in an event, and how that looks."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView
from goldseam.events.account import findings_of
from goldseam.events.layer_forms import STATES, FindingsForm, NewLayerForm
from goldseam.events.layer_sets import first_layers, offer_first_layers
from goldseam.events.models import Layer
from goldseam.events.slices import slices_of
from goldseam.events.views.scopes import EditedPart, EventScoped


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
        context |= {"layer_chart": slices_of(findings_of(self.event))}
        context |= {"clashes": clashes or {}, "offered": offered, "state_words": dict(STATES)}
        return render(self.request, "events/findings.html", context, status=status)


class SlicesView(EventScoped, ResourceView):
    """The drawing of the layers of this event, as a picture or as its values."""

    def get(self, request, form, **kwargs):
        chart = None if self.event.is_handed_over else slices_of(findings_of(self.event))
        if chart is None:
            raise Http404
        return chart_response(request, chart, form)
