"""Starting from what somebody else tried: their idea and method, with one's own people, data and result."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.library.copying import copyable_by, start_from
from goldseam.people.scopes import OrganisationScoped


class CopyForm(forms.Form):
    team = forms.ModelChoiceField(
        None, label=gettext_lazy("For which team"), required=False, empty_label=gettext_lazy("The whole organisation")
    )

    def __init__(self, organisation, person, data=None):
        super().__init__(data)
        if not organisation.has_teams:
            del self.fields["team"]
            return
        teams = organisation.teams.visible_to(person)
        self.fields["team"].queryset = teams
        self.initial["team"] = teams.filter(members=person).order_by("name").first()


class CopyView(OrganisationScoped, ResourceView):
    """Of a worksheet that the person may see, or of a card that everybody reads."""

    reader = "writes"

    def load(self, number, **kwargs):
        found = copyable_by(self.request.user, self.organisation).with_state()
        self.cycle = get_object_or_404(found, number=number)

    def get(self, request, **kwargs):
        return self._page(CopyForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = CopyForm(self.organisation, request.user, request.POST)
        if attempt(form, self._copy, by=request.user):
            messages.success(request, _("Your own plan. Say who takes part, where and when, and what you expect."))
            return redirect(form.result)
        return self._page(form, status=422)

    def _copy(self, by, team=None):
        return start_from(self.cycle, by=by, team=team)

    def _page(self, form, status=200):
        context = {"title": self.cycle.title, "number": self.cycle.number, "form": form}
        return render(self.request, "experiments/copy.html", context, status=status)
