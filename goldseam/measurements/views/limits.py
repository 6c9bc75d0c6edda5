"""Where centre and limits come from: phases, the frozen baseline, the rules; and notes beside the values."""

from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.forms import AnnotationForm, FreezeForm, PhaseForm, RulesForm
from goldseam.measurements.views.scopes import SeriesScoped
from goldseam.measurements.views.show import series_page


class PhasesView(SeriesScoped, ResourceView):
    def post(self, request, **kwargs):
        form = PhaseForm(self.series, request.POST)
        if attempt(form, self.series.split, by=request.user):
            return redirect(self.series)
        return series_page(request, self.series, status=422, phase_form=form)


class PhaseView(SeriesScoped, ResourceView):
    def delete(self, request, phase, **kwargs):
        self.series.join(by=request.user, phase=get_or_gone(self.series.phases, self.series, pk=phase))
        return redirect(self.series)


class FreezeView(SeriesScoped, ResourceView):
    def post(self, request, **kwargs):
        form = FreezeForm(self.series, request.POST)
        if attempt(form, self.series.freeze_between, by=request.user):
            return redirect(self.series)
        return series_page(request, self.series, status=422, freeze_form=form)

    def delete(self, request, **kwargs):
        self.series.thaw(by=request.user)
        return redirect(self.series)


class AnnotationsView(SeriesScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AnnotationForm(self.series, request.POST)
        if attempt(form, self.series.annotate_at, by=request.user):
            return redirect(self.series)
        return series_page(request, self.series, status=422, annotation_form=form)


class AnnotationView(SeriesScoped, ResourceView):
    def delete(self, request, annotation, **kwargs):
        found = get_or_gone(self.series.annotations, self.series, pk=annotation)
        self.series.take_back(by=request.user, annotation=found)
        return redirect(self.series)


class RulesView(SeriesScoped, ResourceView):
    def post(self, request, **kwargs):
        form = RulesForm(self.series, request.POST)
        if attempt(form, self.series.choose_rules, by=request.user):
            return redirect(self.series)
        return series_page(request, self.series, status=422, rules_form=form)
