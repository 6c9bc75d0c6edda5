"""Setting up a drill, and changing its charter until the work begins."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.models import Decision
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.models import Premortem
from goldseam.red_teams.forms.chartering import CharterForm
from goldseam.red_teams.models import Drill
from goldseam.red_teams.patterns import PATTERNS
from goldseam.red_teams.views.scopes import DrillScoped

HINTS = {pattern.key: pattern.task for pattern in PATTERNS}


class NewDrillView(OrganisationScoped, ResourceView):
    """`?decision=3` or `?premortem=7` says what it is about."""

    reader = "writes"

    def load(self, **kwargs):
        self.decision = self._asked_for("decision", Decision.objects.all())
        self.premortem = self._asked_for("premortem", Premortem.objects.all())

    def get(self, request, **kwargs):
        if self.organisation.is_solo:
            return redirect("red_teams:list", self.organisation.slug)
        return self._page(CharterForm(self.organisation, request.user, self._subject))

    def post(self, request, **kwargs):
        form = CharterForm(self.organisation, request.user, self._subject, request.POST)
        if attempt(form, self._charter, by=request.user):
            return redirect(form.result)
        return self._page(form, status=422)

    @property
    def _subject(self):
        return self.decision or self.premortem

    def _charter(self, by, **charter):
        about = {"decision": self.decision, "premortem": self.premortem}
        return Drill.charter(by, self.organisation, **about, **charter)

    def _page(self, form, status=200):
        context = {"form": form, "subject": self._subject, "hints": HINTS}
        return render(self.request, "red_teams/new.html", context, status=status)

    def _asked_for(self, name, things):
        number = self.request.GET.get(name, "")
        mine = things.filter(organisation=self.organisation).visible_to(self.request.user)
        found = mine.select_related("organisation", "team")
        return get_object_or_404(found, number=number_in(number)) if number else None


class CharterView(DrillScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        if not self.drill.is_chartered:
            return redirect(self.drill)
        return self._page(self._form())

    def post(self, request, **kwargs):
        return self.patch(request, **kwargs)

    def patch(self, request, **kwargs):
        form = self._form(request.POST)
        if attempt(form, self.drill.amend_charter, by=request.user):
            return redirect(self.drill)
        self.drill.refresh_from_db()
        form.remember(self.drill)
        return self._page(form, status=422)

    def _form(self, data=None):
        subject = self.drill.decision or self.drill.premortem
        return CharterForm(self.organisation, self.request.user, subject, data, self.drill)

    def _page(self, form, status=200):
        context = {"form": form, "drill": self.drill, "hints": HINTS}
        return render(self.request, "red_teams/charter.html", context, status=status)
