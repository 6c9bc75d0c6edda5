"""Writing on a decision while it is proposed."""

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.proposing import DecisionForm
from goldseam.decisions.models import Decision
from goldseam.decisions.views.scopes import DecisionScoped


class TextView(DecisionScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        if not self.decision.is_proposed:
            return redirect(self.decision)
        return self._page(DecisionForm(self.organisation, request.user, decision=self.decision))

    def post(self, request, **kwargs):
        return self.patch(request, **kwargs)

    def patch(self, request, **kwargs):
        seen = self.decision.revision
        form = DecisionForm(self.organisation, request.user, request.POST)
        if attempt(form, self.decision.amend, by=request.user):
            return redirect(self.decision)
        self.decision = Decision.objects.with_state().filter(pk=self.decision.pk).first()
        if self.decision is None:
            raise Http404
        is_overtaken = form.cleaned_data.get("base") not in (None, seen)
        if is_overtaken:
            form.rest_on(self.decision.revision)
        return self._page(form, 422, is_overtaken)

    def _page(self, form, status=200, is_overtaken=False):
        context = {"form": form, "decision": self.decision, "is_overtaken": is_overtaken}
        return render(self.request, "decisions/text.html", context, status=status)
