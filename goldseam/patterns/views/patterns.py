"""One pattern: in other words, closed, and taken up again."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.patterns.forms import AmendForm, ClosureForm
from goldseam.patterns.models import Pattern
from goldseam.people.scopes import OrganisationScoped


class PatternScoped(OrganisationScoped):
    reader = "writes"

    def load(self, pk, **kwargs):
        patterns = Pattern.objects.visible_to(self.request.user).filter(analysis__organisation=self.organisation)
        self.pattern = get_object_or_404(patterns.select_related("analysis__organisation", "owner"), pk=pk)


class PatternView(PatternScoped, ResourceView):
    def get(self, request, **kwargs):
        pattern = self.pattern
        said = {name: getattr(pattern, name) for name in ("title", "why", "defences")}
        initial = said | {"owner": pattern.owner_id, "layers": pattern.layers.all()}
        return self._page(AmendForm(self.organisation, initial=initial))

    def patch(self, request, **kwargs):
        form = AmendForm(self.organisation, request.POST)
        if attempt(form, self.pattern.amend, by=request.user):
            return redirect(self.pattern)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "patterns/pattern.html", {"pattern": self.pattern, "form": form}, status=status)


class PatternClosureView(PatternScoped, ResourceView):
    def get(self, request, **kwargs):
        return redirect(self.pattern)

    def post(self, request, **kwargs):
        attempt(ClosureForm(request.POST), self.pattern.close, by=request.user)
        return redirect(self.pattern)

    def delete(self, request, **kwargs):
        self.pattern.reopen(by=request.user)
        return redirect(self.pattern)
