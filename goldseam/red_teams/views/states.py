"""Beginning the work, calling it off, and handing the answers over."""

from goldseam.common.resources import ResourceView
from goldseam.red_teams.forms.chartering import HandOverForm
from goldseam.red_teams.forms.finding import ReasonForm
from goldseam.red_teams.views.scopes import DrillScoped


class BeginningView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.tell(self.drill.begin)


class CallingOffView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(ReasonForm(request.POST, of="call_off"), self.drill.call_off, "call_off_form")


class DeciderView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(HandOverForm(self.drill, request.POST), self.drill.hand_to, "hand_over_form")
