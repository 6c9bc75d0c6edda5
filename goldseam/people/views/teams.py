"""The teams of an organisation, one of them, and who belongs to it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.organisation import TeamForm, TeamMemberForm
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped

PAGE = 50


class TeamsView(OrganisationScoped, ResourceView):
    """All teams, by name."""

    reader = "reads"
    sender = "manages"

    def get(self, request, **kwargs):
        return self._show(request, TeamForm())

    def post(self, request, **kwargs):
        form = TeamForm(request.POST)
        if attempt(form, Team.start, organisation=self.organisation, by=request.user):
            return redirect("organisation:team", self.organisation.slug, form.result.pk)
        return self._show(request, form, status=422)

    def _show(self, request, form, status=200):
        teams = Team.objects.visible_to(request.user).filter(organisation=self.organisation).with_sizes()
        page = Paginator(teams, PAGE).get_page(request.GET.get("page"))
        return render(request, "people/teams.html", {"page": page, "form": form}, status=status)


class TeamScoped(OrganisationScoped):
    """Loads the team named in the address."""

    reader = "reads"
    sender = "manages"

    def load(self, pk, **kwargs):
        teams = Team.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.team = get_or_gone(teams, reverse("organisation:teams", args=[self.organisation.slug]), pk=pk)
        self.team.organisation = self.organisation

    def show(self, request, name_form=None, member_form=None, refused=None, status=200):
        context = {
            "team": self.team,
            "page": Paginator(self.team.members.order_by("name", "pk"), PAGE).get_page(request.GET.get("page")),
            "name_form": name_form or TeamForm(instance=self.team),
            "member_form": member_form or TeamMemberForm(team=self.team),
            "refused": refused,
        }
        return render(request, "people/team.html", context, status=status)


class TeamView(TeamScoped, ResourceView):
    """A team: its name, its members, its end."""

    def get(self, request, **kwargs):
        return self.show(request)

    def patch(self, request, **kwargs):
        form = TeamForm(request.POST)
        if attempt(form, self.team.rename, by=request.user):
            messages.success(request, _("Saved."))
            return redirect("organisation:team", self.organisation.slug, self.team.pk)
        self.team.refresh_from_db(fields=["name"])
        return self.show(request, name_form=form, status=422)

    def delete(self, request, **kwargs):
        form = TeamMemberForm({}, team=self.team)
        form.fields.clear()
        if attempt(form, self.team.dissolve, by=request.user):
            return redirect("organisation:teams", self.organisation.slug)
        return self.show(request, refused=form, status=422)


class TeamMembersView(TeamScoped, ResourceView):
    """Adding somebody to the team."""

    def get(self, request, **kwargs):
        return redirect("organisation:team", self.organisation.slug, self.team.pk)

    def post(self, request, **kwargs):
        form = TeamMemberForm(request.POST, team=self.team)
        if attempt(form, self.team.add, by=request.user):
            return redirect("organisation:team", self.organisation.slug, self.team.pk)
        return self.show(request, member_form=form, status=422)


class TeamMemberView(TeamScoped, ResourceView):
    """One person's place in the team."""

    def delete(self, request, person, **kwargs):
        page = reverse("organisation:team", args=[self.organisation.slug, self.team.pk])
        self.team.take_out(get_or_gone(self.team.members, page, pk=person), by=request.user)
        return redirect(page)
