"""A plan is said aloud; and, where that was a slip, it was not."""

from django.contrib import messages
from django.core.exceptions import ValidationError

from goldseam.common.resources import ResourceView
from goldseam.if_then.models import Silence, rehearse
from goldseam.if_then.models.rehearsal import not_rehearsed
from goldseam.if_then.views.scopes import OwnPlanScoped


class RehearsalView(OwnPlanScoped, ResourceView):
    def post(self, request, **kwargs):
        try:
            rehearse(self.artifact, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return self.back("rehearsal")

    def delete(self, request, **kwargs):
        not_rehearsed(self.artifact, by=request.user)
        return self.back("rehearsal")


class SilenceView(OwnPlanScoped, ResourceView):
    """No reminders of this plan any more; deleting it, they come again."""

    def post(self, request, **kwargs):
        Silence.keep(self.artifact, by=request.user)
        return self.back("moments")

    def delete(self, request, **kwargs):
        Silence.end(self.artifact, by=request.user)
        return self.back("moments")
