"""The queue, one event in it, and taking the last decision back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.triage.lately import LastDecision
from goldseam.triage.page import triage_page
from goldseam.triage.views.scopes import QueueScoped, SortedEvent


class QueueView(QueueScoped, ResourceView):
    def get(self, request, **kwargs):
        return triage_page(request, self.queue())


class OneView(SortedEvent, ResourceView):
    def get(self, request, **kwargs):
        return self.page()


class UndoView(QueueScoped, ResourceView):
    """Takes back what the person decided last, and leads to it."""

    def get(self, request, **kwargs):
        return self.to(self.queue(), None)

    def post(self, request, **kwargs):
        last = LastDecision.of(request.user, self.organisation)
        if last is None:
            messages.info(request, _("There is nothing of the last day to take back."))
            return self.to(self.queue(), None)
        try:
            last.undo(by=request.user)
            messages.success(request, _("Taken back. It waits again."))
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return self.to(self.queue(), last.event.number)
