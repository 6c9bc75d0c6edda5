"""The page of all charts in every state, for those who make pages. Only in development."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View

from goldseam.charts.responses import FORMS, chart_response
from goldseam.charts.samples import samples


@method_decorator(login_not_required, name="dispatch")
class ChartsView(View):
    def get(self, request):
        if not settings.DEVELOPING:
            raise Http404

        number, _dot, form = request.GET.get("picture", "").partition(".")
        shown = samples()
        if form in FORMS and number.isdecimal() and int(number) < len(shown):
            return chart_response(request, shown[int(number)][1], form)
        return render(request, "charts/design.html", {"samples": shown})
