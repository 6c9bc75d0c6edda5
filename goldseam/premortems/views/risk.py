"""One risk."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.risk import RiskForm
from goldseam.premortems.views.scopes import RiskScoped


class RiskView(RiskScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = RiskForm(self.risk.premortem, request.POST, risk=self.risk)
        if attempt(form, self.risk.amend, by=request.user):
            return redirect(self.risk)
        self.risk.refresh_from_db()
        form.remember(self.risk)
        return self.page(status=422, form=form)
