"""A new decision: from nothing, after a pre-mortem, or in the place of an older one."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.proposing import DecisionForm
from goldseam.decisions.models import Decision
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.models import Premortem


class NewDecisionView(OrganisationScoped, ResourceView):
    """`?premortem=7` brings its risks along; `?supersedes=3` takes over the words of the older decision."""

    reader = "writes"

    def load(self, **kwargs):
        self.premortem = self._asked_for("premortem", Premortem.objects.all())
        self.older = self._asked_for("supersedes", Decision.objects.accepted())

    def get(self, request, **kwargs):
        return self._page(self._fresh())

    def post(self, request, **kwargs):
        form = DecisionForm(self.organisation, request.user, request.POST)
        if attempt(form, self._propose, by=request.user):
            return redirect(form.result)
        return self._page(form, status=422)

    @transaction.atomic
    def _propose(self, by, base=None, **told):
        decision = Decision.propose(by, self.organisation, supersedes=self.older, **told)
        if self.premortem:
            decision.name_risks(by, self.premortem, self.premortem.risks.all())
        return decision

    def _fresh(self):
        about = {"title": self.premortem.title, "team": self.premortem.team_id} if self.premortem else {}
        if not self.older:
            about = {"deciders": [self.request.user.pk]} | about
        return DecisionForm(self.organisation, self.request.user, decision=self.older, initial=about)

    def _page(self, form, status=200):
        context = {"form": form, "premortem": self.premortem, "older": self.older}
        return render(self.request, "decisions/new.html", context, status=status)

    def _asked_for(self, name, things):
        number = self.request.GET.get(name, "")
        mine = things.filter(organisation=self.organisation).visible_to(self.request.user)
        found = mine.select_related("organisation")
        return get_object_or_404(found, number=number_in(number)) if number else None
