"""What became of what somebody reported under their own name."""

from django.shortcuts import render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.reporting.my_reports import PAGE, MyReport, reported_by


class MyReportsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        before = number_in(request.GET.get("before", ""))
        found = list(reported_by(request.user, self.organisation).older_than(before)[: PAGE + 1])
        for event in found:
            event.organisation = self.organisation
        context = {
            "organisation": self.organisation,
            "reports": [MyReport(event) for event in found[:PAGE]],
            "before": before,
            "older": found[PAGE - 1].number if len(found) > PAGE else None,
        }
        return render(request, "reporting/mine.html", context)
