"""A risk written by hand."""

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.risk import RiskForm
from goldseam.premortems.models import Risk
from goldseam.premortems.views.scopes import PremortemScoped


class RisksView(PremortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = RiskForm(self.premortem, request.POST, is_short=True)
        if attempt(form, Risk.write, by=request.user, premortem=self.premortem):
            return self.back_to(f"risk-{form.result.number}")
        return self.page(status=422, risk_form=form)
