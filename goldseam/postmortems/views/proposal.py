"""Deciding against a postmortem that was proposed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView
from goldseam.postmortems.models import Proposal
from goldseam.postmortems.views.scopes import OfEvent


class ProposalView(OfEvent, ResourceView):
    def delete(self, request, **kwargs):
        proposal = get_or_gone(Proposal, self.event, event=self.event)
        why = request.POST.get("why_declined", "").replace("\0", "")[:300]  # No database keeps a null character.
        try:
            proposal.decline(by=request.user, why_declined=why)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return redirect(self.event)
