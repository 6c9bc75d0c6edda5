"""Who is in a red team."""

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView
from goldseam.red_teams.forms.chartering import InviteForm
from goldseam.red_teams.views.scopes import DrillScoped


class MembersView(DrillScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(InviteForm(self.drill, request.POST), self.drill.invite, "invite_form", "members")


class MemberView(DrillScoped, ResourceView):
    def load(self, number, pk, **kwargs):
        super().load(number=number)
        self.member = get_or_gone(self.drill.members.all(), self.place("members"), pk=pk)

    def delete(self, request, **kwargs):
        return self.tell(self.drill.excuse, "members", member=self.member)


class MembershipView(DrillScoped, ResourceView):
    """One's own place: taken because of doubts, or given up without a reason."""

    def post(self, request, **kwargs):
        return self.tell(self.drill.join, "members")

    def delete(self, request, **kwargs):
        return self.tell(self.drill.decline, "members")
