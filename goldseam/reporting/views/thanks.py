"""Thanking whoever reported an event."""

from goldseam.common.resources import attempt
from goldseam.reporting.appreciating import wordings_for
from goldseam.reporting.forms import ThanksForm
from goldseam.reporting.models import Thanks
from goldseam.reporting.views.exchange import Exchange


class ThanksView(Exchange):
    def post(self, request, **kwargs):
        form = ThanksForm(wordings_for(self.event), request.POST)
        if attempt(form, Thanks.give, event=self.event, by=request.user):
            return self.done()
        return self.again(thanks_form=form)
