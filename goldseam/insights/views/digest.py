"""One digest as a page and as rows for a spreadsheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.insights.asked import today_in
from goldseam.insights.cuts import Cuts
from goldseam.insights.digests.as_csv import as_csv
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.rhythms import named
from goldseam.people.scopes import OrganisationScoped

CSV = "text/csv; charset=utf-8"


class DigestScoped(OrganisationScoped):
    """The digest of the rhythm and the day in the address; a team that is too small to hide in has none."""

    reader = "reads"

    def load(self, rhythm: str, day: str, **kwargs) -> None:
        period = named(rhythm, day, today_in(self.organisation))
        if period is None:
            raise Http404
        self.cuts, wanted = Cuts(self.organisation, self.request.user), self.request.GET.get("team", "")
        team, _why_not = self.cuts.team(number_in(wanted))
        if wanted and team is None:
            raise Http404
        self.digest = Digest.of(self.organisation, self.request.user, rhythm, period, team)


class DigestView(DigestScoped, ResourceView):
    def get(self, request, day, **kwargs) -> HttpResponse:
        period = self.digest.period
        if day != period.since.isoformat():
            return redirect(self.digest.path)
        after = period.after if period.after.since <= today_in(self.organisation) else None
        context = {"digest": self.digest, "teams": self.cuts.teams, "before": period.before, "after": after}
        return render(request, "insights/digest.html", context)


class DigestCsvView(DigestScoped, ResourceView):
    def get(self, request, rhythm, **kwargs) -> HttpResponse:
        # Spreadsheets take a file without this mark for one in an old encoding.
        response = HttpResponse("\ufeff" + as_csv(self.digest), content_type=CSV)
        name = f"{rhythm}-{self.digest.period.since.isoformat()}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response
