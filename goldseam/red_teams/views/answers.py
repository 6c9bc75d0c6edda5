"""The answer of whoever decides to one point, and what is done about it."""

from django.shortcuts import redirect, render

from goldseam.actions.forms import ActionForm
from goldseam.common.resources import ResourceView, attempt
from goldseam.red_teams.choices import AnswerKind
from goldseam.red_teams.forms.finding import AnswerForm
from goldseam.red_teams.views.scopes import FindingScoped


class AnswerView(FindingScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        if not self.drill.is_reported or hasattr(self.finding, "answer"):
            return redirect(self.finding.get_absolute_url())
        return self._page(AnswerForm())

    def post(self, request, **kwargs):
        form = AnswerForm(request.POST)
        if not attempt(form, self.drill.answer, by=request.user, finding=self.finding):
            return self._page(form, status=422)
        if form.cleaned_data["kind"] == AnswerKind.ACT:
            return redirect("red_teams:promise", self.organisation.slug, self.drill.number, self.finding.pk)
        return redirect(self.finding.get_absolute_url())

    def _page(self, form, status=200):
        context = {"form": form, "drill": self.drill, "finding": self.finding}
        return render(self.request, "red_teams/answer.html", context, status=status)


class PromiseView(FindingScoped, ResourceView):
    """Who acts on a point says what is done, by whom, until when."""

    reader = "writes"

    def get(self, request, **kwargs):
        if not hasattr(self.finding, "answer") or self.finding.answer.kind == AnswerKind.REJECT:
            return redirect(self.finding.get_absolute_url())
        known = {"title": self.finding.answer.words[:140], "owner": request.user}
        return self._page(ActionForm(self.organisation, None, initial=known))

    def post(self, request, **kwargs):
        form = ActionForm(self.organisation, None, request.POST)
        if attempt(form, self.drill.promise, by=request.user, finding=self.finding):
            return redirect(self.finding.get_absolute_url())
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"form": form, "drill": self.drill, "finding": self.finding}
        return render(self.request, "red_teams/promise.html", context, status=status)
