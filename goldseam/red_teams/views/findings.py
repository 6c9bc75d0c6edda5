"""What the red team found, and its report. Of a point, nothing is kept that says who wrote it down."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.red_teams.forms.finding import FindingForm, ReportForm
from goldseam.red_teams.views.page import drill_page
from goldseam.red_teams.views.scopes import DrillScoped, FindingScoped


class FindingsView(DrillScoped, ResourceView):
    leaves_no_trace = True

    def post(self, request, **kwargs):
        return self.try_to(FindingForm(self.drill, request.POST), self.drill.find, "finding_form", "findings")


class FindingView(FindingScoped, ResourceView):
    leaves_no_trace = True

    def get(self, request, **kwargs):
        if not (self.drill.is_running and self.drill.has_member(request.user)):
            return redirect(self.finding.get_absolute_url())
        return self._page(FindingForm(self.drill, finding=self.finding))

    def patch(self, request, **kwargs):
        form = FindingForm(self.drill, request.POST, self.finding)
        if attempt(form, self.drill.amend_finding, by=request.user, finding=self.finding):
            return redirect(self.finding.get_absolute_url())
        form.remember(self.drill.findings.filter(pk=self.finding.pk).first() or self.finding)
        return self._page(form, status=422)

    def delete(self, request, **kwargs):
        return self.tell(self.drill.take_out, "findings", finding=self.finding)

    def _page(self, form, status=200):
        return drill_page(self.request, self.drill, status, edited=self.finding.pk, edit_form=form)


class ReportView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(ReportForm(request.POST), self.drill.report, "report_form", "report")
