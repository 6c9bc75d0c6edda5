"""The members of an organisation, and the place of one of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.organisation import RoleForm
from goldseam.people.models import Membership
from goldseam.people.models.membership import MEANINGS, Role
from goldseam.people.scopes import OrganisationScoped

PAGE = 50


class MembersView(OrganisationScoped, ResourceView):
    """Everybody who belongs here, by name."""

    reader = "reads"

    def get(self, request, **kwargs):
        return _members_page(self, request)


class MemberView(OrganisationScoped, ResourceView):
    """One member's place: its role, and its end. Everybody may end their own."""

    sender = "belongs"

    def load(self, pk, **kwargs):
        self.member = get_object_or_404(self.organisation.memberships.select_related("person"), pk=pk)
        if not (self.membership.manages or self.member == self.membership):
            raise Http404

    def patch(self, request, **kwargs):
        if not self.membership.manages:
            raise Http404
        form = RoleForm(request.POST, by=self.membership)
        if attempt(form, self.member.change_role, by=request.user):
            messages.success(request, _("%(who)s: %(role)s from now on.") % _words(self.member))
            return redirect("organisation:members", self.organisation.slug)
        return _members_page(self, request, refused=self.member.pk, form=form, status=422)

    def delete(self, request, **kwargs):
        own = self.member == self.membership
        form = RoleForm({"role": self.member.role}, by=self.membership)
        form.fields.clear()
        if attempt(form, self.member.end, by=request.user):
            return redirect("front") if own else redirect("organisation:members", self.organisation.slug)
        return _members_page(self, request, refused=self.member.pk, form=form, status=422)


def _words(member) -> dict:
    return {"who": member.person, "role": member.get_role_display()}


def _members_page(view, request, refused=None, form=None, status=200):
    everybody = Membership.objects.visible_to(request.user).filter(organisation=view.organisation).by_name()
    page = Paginator(everybody, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "roles": [(role.value, role.label) for role in view.membership.may_hand_out()],
        "meanings": [(role.label, MEANINGS[role]) for role in Role],
        "membership": view.membership,
        "refused": refused,
        "form": form,
    }
    return render(request, "people/members.html", context, status=status)
