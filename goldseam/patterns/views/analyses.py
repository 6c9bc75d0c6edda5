"""Keeping what was seen with the patterns that people chose, and looking at it later."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.patterns.asked import Asked
from goldseam.patterns.counting import shared_events
from goldseam.patterns.forms import KeepForm
from goldseam.patterns.looking.look import Look
from goldseam.patterns.models import Analysis
from goldseam.patterns.models.analysis import MOST_PATTERNS
from goldseam.patterns.views.page import analysis_page
from goldseam.people.scopes import OrganisationScoped

PAGE = 30


class AnalysesView(OrganisationScoped, ResourceView):
    """POST keeps the look that the address asks for; only what can be shown to others is counted then."""

    reader = "reads"

    def get(self, request, **kwargs):
        kept = Analysis.objects.filter(organisation=self.organisation).visible_to(request.user).newest_first()
        if before := number_in(request.GET.get("before", "")):
            kept = kept.filter(number__lt=before)
        found = list(kept.select_related("organisation", "team").prefetch_related("patterns__closure")[: PAGE + 1])
        context = {"analyses": found[:PAGE], "older": found[PAGE - 1].number if len(found) > PAGE else None}
        return render(request, "patterns/analyses.html", context)

    def post(self, request, **kwargs):
        look = shared_look(self)
        form = KeepForm(self.organisation, request.POST)
        if attempt(form, Analysis.keep, look=look, by=request.user):
            messages.success(request, _("Kept. Now promise what makes the defences stronger."))
            return redirect(form.result)
        return new_page(request, look, form, status=422)


class NewAnalysisView(OrganisationScoped, ResourceView):
    """`?value=…` names the bars that people chose, up to three."""

    reader = "writes"

    def get(self, request, **kwargs):
        look = shared_look(self)
        return new_page(request, look, KeepForm(self.organisation, chosen=self._chosen(look)))

    def _chosen(self, look: Look) -> list[dict]:
        read = (look.field.read(text) for text in self.request.GET.getlist("value"))
        values = [value for value in dict.fromkeys(read) if value is not None][:MOST_PATTERNS]
        names = look.field.names(self.organisation, values)
        owner = self.request.user.pk
        return [
            {"title": names[value][:160], "value": str(value), "owner": owner} for value in values if value in names
        ]


class AnalysisView(OrganisationScoped, ResourceView):
    reader = "reads"

    def load(self, number, **kwargs):
        kept = Analysis.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.analysis = get_object_or_404(kept.select_related("organisation", "team"), number=number)

    def get(self, request, **kwargs):
        return analysis_page(request, self.analysis)


def shared_look(view) -> Look:
    """What everybody may see; of one team, what that team may, for those who belong to it or oversee it."""
    asked = Asked.of(view.request.GET)
    if asked.team:
        teams, sight = view.organisation.teams, view.request.user.sight
        is_overseen = view.organisation.pk in sight.oversees
        get_object_or_404(teams if is_overseen else teams.filter(pk__in=sight.teams), pk=asked.team)
    return Look(view.organisation, asked, shared_events(view.organisation, asked.team))


def new_page(request, look: Look, form: KeepForm, status: int = 200):
    return render(request, "patterns/new.html", {"look": look, "asked": look.asked, "form": form}, status=status)
