"""A veto: agreed to before the work begins, said, and lifted."""

from goldseam.common.resources import ResourceView
from goldseam.red_teams.forms.finding import ReasonForm
from goldseam.red_teams.views.scopes import DrillScoped


class AgreementView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.tell(self.drill.agree_to_veto)


class VetoView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(ReasonForm(request.POST, of="veto"), self.drill.veto, "veto_form")

    def delete(self, request, **kwargs):
        return self.try_to(ReasonForm(request.POST, of="lift"), self.drill.lift_veto, "lift_form")
