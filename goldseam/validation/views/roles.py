"""Roles that approve or read, and who holds them."""

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.validation.forms import RoleForm
from goldseam.validation.models import ApprovalRole
from goldseam.validation.models.control import is_steered_by
from goldseam.validation.views.dossier import dossier_page
from goldseam.validation.views.scopes import ArtifactScoped


class RolesView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = RoleForm(self.artifact, request.POST)
        if attempt(form, ApprovalRole.name_people, artifact=self.artifact, by=request.user):
            return redirect(self.dossier)
        return dossier_page(request, self.artifact, status=422, role_form=form)


class RoleView(ArtifactScoped, ResourceView):
    reader = "writes"

    def load(self, role, **kwargs):
        super().load(**kwargs)
        if not is_steered_by(self.request.user, self.artifact):
            raise Http404
        self.role = get_or_gone(self.artifact.approval_roles, self.dossier, pk=role)
        self.role.artifact = self.artifact

    def get(self, request, **kwargs):
        return self.page(RoleForm(self.artifact, role=self.role))

    def patch(self, request, **kwargs):
        form = RoleForm(self.artifact, request.POST)
        if attempt(form, ApprovalRole.name_people, artifact=self.artifact, by=request.user, role=self.role):
            return redirect(self.dossier)
        return self.page(form, status=422)

    def delete(self, request, **kwargs):
        self.role.end(by=request.user)
        return redirect(self.dossier)

    def page(self, form, status=200):
        context = {"artifact": self.artifact, "role": self.role, "form": form}
        return render(self.request, "validation/role.html", context, status=status)
