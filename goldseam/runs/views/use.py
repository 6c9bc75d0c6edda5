"""How a checklist is used, its runs as a file, and what was seen by somebody looking on."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.by_week import picture_of
from goldseam.runs.export import csv_lines
from goldseam.runs.forms import ObservationForm
from goldseam.runs.models import Observation
from goldseam.runs.silence import is_silent, rhythm_of
from goldseam.runs.use import SAMPLE, Use
from goldseam.runs.use_words import advice_of, measures_of
from goldseam.runs.views.scopes import ChecklistScoped

SPANS = {"90": timedelta(days=90), "365": timedelta(days=365), "all": None}
LATELY = 10


class UseView(ChecklistScoped, ResourceView):
    """`?days=90` or `all`; a year where nothing is asked for."""

    def get(self, request, **kwargs):
        days = request.GET.get("days")
        days = days if days in SPANS else "365"
        span = SPANS[days]
        use = Use(self.artifact, timezone.now() - span if span else None)
        rhythm = rhythm_of(self.artifact)
        context = {
            "artifact": self.artifact,
            "days": days,
            "spans": [("90", _("90 days")), ("365", _("A year")), ("all", _("Ever"))],
            "use": use,
            "measures": measures_of(use),
            "advice": advice_of(use),
            "lines": use.lines,
            "rhythm": rhythm,
            "is_silent": is_silent(self.artifact, rhythm),
            "sample": SAMPLE,
            "picture": picture_of(self.artifact),
            "observations": self.artifact.observations.select_related("version")[:LATELY],
        }
        return render(request, "runs/use.html", context)


class ChartView(ChecklistScoped, ResourceView):
    def get(self, request, form, **kwargs):
        picture = picture_of(self.artifact)
        if picture is None:
            raise Http404
        return chart_response(request, picture, form)


class RunsFileView(ChecklistScoped, ResourceView):
    """All runs, for a spreadsheet or another program."""

    def get(self, request, **kwargs):
        response = StreamingHttpResponse(csv_lines(self.artifact), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="runs-{self.artifact.number}.csv"'
        return response


class ObservationsView(ChecklistScoped, ResourceView):
    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        self.version = self.artifact.in_force
        if self.version is None:
            raise Http404

    def get(self, request, **kwargs):
        return self.page(ObservationForm(self.version, initial={"on": timezone.localdate()}))

    def post(self, request, **kwargs):
        form = ObservationForm(self.version, request.POST)
        if attempt(form, Observation.note_down, by=request.user, artifact=self.artifact):
            messages.success(request, _("Noted, without anybody’s name."))
            slug = self.organisation.slug
            return redirect(f"{reverse('runs:use', args=[slug, self.artifact.number])}#lines")
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"artifact": self.artifact, "version": self.version, "form": form}
        return render(self.request, "runs/observe.html", context, status=status)
