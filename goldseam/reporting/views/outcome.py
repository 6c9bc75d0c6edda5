"""Telling whoever reported an event what became of it, and taking that back."""

from goldseam.common.resources import attempt
from goldseam.reporting.forms import OutcomeForm
from goldseam.reporting.models import Outcome
from goldseam.reporting.views.exchange import Exchange


class OutcomeView(Exchange):
    def post(self, request, **kwargs):
        form = OutcomeForm(request.POST)
        if attempt(form, Outcome.tell, event=self.event, by=request.user):
            return self.done()
        return self.again(outcome_form=form)

    def delete(self, request, **kwargs):
        for outcome in Outcome.objects.filter(event=self.event):
            outcome.withdraw(by=request.user)
        return self.done()
