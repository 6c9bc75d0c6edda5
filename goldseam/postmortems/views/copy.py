"""The copy that colleagues read, and, for those who may see the account, who is behind its roles."""

from django.http import Http404
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.models import Postmortem, Publication
from goldseam.postmortems.showing import shown
from goldseam.postmortems.views.scopes import PostmortemScoped


class CopyView(OrganisationScoped, ResourceView):
    """For everybody who reads in the organisation, also for those who may not see the event."""

    reader = "reads"

    def load(self, number, **kwargs):
        self.copy = Publication.objects.visible_to(self.request.user).of(self.organisation, number).first()
        if self.copy is None:
            raise Http404

    def get(self, request, **kwargs):
        seen = Postmortem.objects.visible_to(request.user).filter(pk=self.copy.postmortem_id)
        context = {"copy": self.copy, "sees_account": seen.exists(), "can_look_behind": self.membership.writes}
        return render(request, "postmortems/copy.html", context | shown(self.copy.told))


class RolesView(PostmortemScoped, ResourceView):
    """Who is behind the roles of the copies. Looking is written down, so it takes a press of a button."""

    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        self.copies = list(self.postmortem.publications.order_by("audience"))
        if not self.copies:
            raise Http404

    def get(self, request, **kwargs):
        return self._page([])

    def post(self, request, **kwargs):
        self.postmortem.look_behind_roles(by=request.user)
        return self._page(self.copies)

    def _page(self, opened):
        context = {"postmortem": self.postmortem, "opened": opened}
        return render(self.request, "postmortems/roles.html", context)
