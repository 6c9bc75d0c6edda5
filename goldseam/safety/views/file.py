"""The results of a pulse to take along: what the page shows to this person."""

from django.http import Http404, HttpResponse

from goldseam.common.resources import ResourceView
from goldseam.safety.results import results_of
from goldseam.safety.results_file import as_csv
from goldseam.safety.views.scopes import PulseScoped


class ResultsFileView(PulseScoped, ResourceView):
    def get(self, request, **kwargs):
        if not self.pulse.is_closed:
            raise Http404
        results = results_of(self.pulse, request.user)
        # Spreadsheets take a file without this mark for one in an old encoding.
        response = HttpResponse("\ufeff" + as_csv(results), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="pulse-{self.pulse.number}.csv"'
        return response
