"""The list of watches, and a new one: first what is watched, then how."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.artifacts.models import Artifact
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.models import Cycle
from goldseam.guardrails.models import Watch
from goldseam.guardrails.watch_forms import SeriesChoiceForm, WatchForm
from goldseam.guardrails.watch_listing import WatchListing, state_of
from goldseam.measurements.models import Series
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.models import Signal


class WatchesView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        listing = WatchListing(self.organisation, request.user, request.GET)
        return render(request, "guardrails/watches/list.html", {"listing": listing, "state_of": state_of})


class NewWatchView(OrganisationScoped, ResourceView):
    """`?series=7` names what is watched; `?rule=`, `?experiment=` and `?signal=` say what it is for."""

    reader = "writes"

    def load(self, **kwargs):
        self.series = self._series()
        self.links = {
            "rule": self._linked(Artifact, "rule"),
            "cycle": self._linked(Cycle, "experiment"),
            "signal": self._linked(Signal, "signal"),
        }

    def get(self, request, **kwargs):
        if self.series is None:
            return self.choice()
        return self.page(WatchForm(self.series, request.user, initial=self.links))

    def post(self, request, **kwargs):
        if self.series is None:
            return self.choice(status=422)
        form = WatchForm(self.series, request.user, request.POST)
        if attempt(form, Watch.make, by=request.user, series=self.series):
            return redirect(form.result)
        return self.page(form, status=422)

    def choice(self, status=200):
        context = {"form": SeriesChoiceForm(self.organisation, self.request.user), "asked": self.request.GET}
        return render(self.request, "guardrails/watches/choose.html", context, status=status)

    def page(self, form, status=200):
        context = {"form": form, "series": self.series, "watch": None}
        return render(self.request, "guardrails/watches/form.html", context, status=status)

    def _series(self):
        seen = Series.objects.visible_to(self.request.user).filter(organisation=self.organisation).watched()
        if not self.request.GET.get("series"):
            return None
        number = number_in(self.request.GET["series"])
        return get_object_or_404(seen.select_related("organisation", "freeze"), number=number)

    def _linked(self, model, name: str):
        number = number_in(self.request.GET.get(name, ""))
        seen = model.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        return seen.filter(number=number).first() if number else None
