"""The digests that there are, and which of them a person gets by mail."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.insights.asked import today_in
from goldseam.insights.cuts import teams_to_choose
from goldseam.insights.digests.rhythms import older_than, period_of, title_of
from goldseam.insights.models import Rhythm, Subscription
from goldseam.insights.subscription_form import SubscriptionForm
from goldseam.people.scopes import OrganisationScoped

LEADS = {
    Rhythm.WEEK: _("For those who sort what came in: what it was, what waits, what is overdue, what was decided."),
    Rhythm.MONTH: _("For the monthly look: patterns, near misses, incidents, promises, and what to look at together."),
    Rhythm.QUARTER: _("For everybody: what changed, and what later data say of it."),
}


class DigestsView(OrganisationScoped, ResourceView):
    """Whoever reads may switch their own mail on; that changes nothing of anybody else."""

    reader = sender = "reads"

    def get(self, request, **kwargs) -> HttpResponse:
        return self.page(SubscriptionForm(teams=self.teams, initial={"rhythm": Rhythm.WEEK}))

    def post(self, request, **kwargs) -> HttpResponse:
        form = SubscriptionForm(request.POST, teams=self.teams)
        if attempt(form, Subscription.switch_on, organisation=self.organisation, by=request.user):
            return redirect("insights:digests", self.organisation.slug)
        return self.page(form, status=422)

    def load(self, **kwargs) -> None:
        self.teams = teams_to_choose(self.organisation, self.request.user)

    def page(self, form, status=200) -> HttpResponse:
        mine = Subscription.objects.of(self.request.user, self.organisation).select_related("team")
        context = {"form": form, "teams": self.teams, "subscriptions": mine.order_by("pk"), "shelves": self.shelves}
        return render(self.request, "insights/digests.html", context, status=status)

    @property
    def shelves(self) -> list[dict]:
        return [self._shelf(rhythm) for rhythm in Rhythm]

    def _shelf(self, rhythm: Rhythm) -> dict:
        today = today_in(self.organisation)
        running, *older = [period_of(rhythm, today), *older_than(rhythm, today)]
        titled = [(period, title_of(rhythm, period)) for period in (running, *older)]
        told = {"rhythm": rhythm.value, "name": rhythm.label, "lead": LEADS[rhythm]}
        return told | {"newest": titled[:2], "older": titled[2:]}


class SubscriptionView(OrganisationScoped, ResourceView):
    sender = "belongs"

    def delete(self, request, key, **kwargs) -> HttpResponse:
        digests = reverse("insights:digests", args=[self.organisation.slug])
        mine = Subscription.objects.of(request.user, self.organisation)
        get_or_gone(mine, digests, pk=key).switch_off(by=request.user)
        return redirect(digests)
