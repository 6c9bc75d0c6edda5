"""How a risk looks today."""

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.states import CheckInForm
from goldseam.premortems.views.scopes import RiskScoped


class CheckInsView(RiskScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CheckInForm(self.risk, request.POST)
        if attempt(form, self.risk.check_in, by=request.user):
            return self.back_to("check-ins")
        return self.page(status=422, check_in_form=form)
