"""Which events a change addresses: a look at what a choice finds, and the choice."""

from django.shortcuts import redirect, render
from django.utils import timezone

from goldseam.changes.models import Scope
from goldseam.changes.proof.addressed import Addressed, seen_by
from goldseam.changes.proof.proof import too_much
from goldseam.changes.proof.times import EARLIEST
from goldseam.changes.scope_form import ScopeForm
from goldseam.changes.suggestions import COUNTED, suggestions
from goldseam.changes.views.proof import ProofScoped
from goldseam.common.resources import ResourceView, attempt

SHOWN = 10


class ScopeView(ProofScoped, ResourceView):
    """The preview says how many events there are, not how many before and since: nobody chooses by what comes out."""

    reader = "writes"

    @property
    def leaves_no_trace(self):
        """Whether what was typed is only looked at: what it finds, before anybody decides."""
        return "look" in self.request.GET

    def get(self, request, **kwargs):
        is_asked = {"look", *ScopeForm.base_fields} & request.GET.keys()
        form = ScopeForm(self.change, request.GET) if is_asked else ScopeForm.of(self.change, self.change.scope)
        return self.page(form)

    def post(self, request, **kwargs):
        form = ScopeForm(self.change, request.POST)
        if self.leaves_no_trace:
            return self.page(form)
        if attempt(form, self.change.address, by=request.user):
            return redirect(self.address())
        return self.page(form, status=422)

    def page(self, form, status=200):
        found = preview(self.change, form.scope, self.request.user) if _can_be_shown(form) else None
        current = self.change.scope
        form.fields["why"].required = current is not None  # For what the page says; the verb asks for it.
        context = {
            "change": self.change,
            "form": form,
            "found": found,
            "current": current,
            "suggested": suggestions(self.change, self.request.user),
        }
        return render(self.request, "changes/scope.html", context, status=status)


def preview(change, scope: Scope, person) -> dict:
    """How many events the choice finds among those that the person may see, and the newest of them."""
    addressed = Addressed(scope, seen_by(change, person))
    if addressed.is_too_much:
        return {"why_not": too_much(), "count": 0, "is_more": False, "events": []}
    count = addressed.at_most(COUNTED + 1)
    events = addressed.newest(EARLIEST, timezone.now(), SHOWN)
    return {"why_not": "", "count": count, "is_more": count > COUNTED, "events": events}


def _can_be_shown(form) -> bool:
    """Also where only the reason is missing."""
    form.is_valid()
    return not set(form.errors) - {"why"}
