"""Deciding which way an event goes; the next one follows."""

from django.contrib import messages
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.triage.forms import DecisionForm
from goldseam.triage.models import Triage
from goldseam.triage.views.scopes import SortedEvent


class DecisionView(SortedEvent, ResourceView):
    def post(self, request, **kwargs):
        form, following = DecisionForm(request.POST), self.queue(self.event.number)
        onward = following.next  # Looked up while it still waits here.
        if not attempt(form, Triage.decide, by=request.user, event=self.event):
            return self.page(status=422, decision_form=form)
        words = form.result.in_words if form.result else _("It belongs to another process")
        facts = {"number": self.event.number, "what": words}
        messages.success(request, _("Number %(number)s: %(what)s.") % facts)
        return self.to(following, onward)

    def delete(self, request, **kwargs):
        """Whoever takes part may have it looked at again."""
        for triage in Triage.objects.filter(event=self.event).select_related("review"):
            triage.event = self.event
            triage.undo(by=request.user)
        return self.stay()
