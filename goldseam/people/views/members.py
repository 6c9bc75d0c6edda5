"""The members of an organisation, and the place of one of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import Gone, get_or_gone
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

    def setup(self, request, *args, **kwargs):
        try:
            super().setup(request, *args, **kwargs)
        except Gone:
            raise
        except Http404:
            raise Gone(reverse("front")) from None  # Whoever has left may have clicked twice.

    def load(self, pk, **kwargs):
        everybody = self.organisation.memberships.select_related("person")
        mine = everybody if self.membership.manages else everybody.filter(pk=self.membership.pk)
        self.member = get_or_gone(mine, self.listing, pk=pk)

    @property
    def listing(self) -> str:
        """Where one arrives who ended a place: that of somebody else, for who sees these."""
        seen = "organisation:members" if self.membership.reads else "home"
        return reverse(seen, args=[self.organisation.slug])

    def patch(self, request, **kwargs):
        if not self.membership.manages:
            raise Http404
        form = RoleForm(request.POST, by=self.membership)
        if attempt(form, self.member.change_role, by=request.user):
            messages.success(request, _("%(who)s: %(role)s from now on.") % _words(self.member))
            return redirect(self.listing)
        return _members_page(self, request, refused=self.member.pk, form=form, status=422)

    def delete(self, request, **kwargs):
        own = self.member == self.membership
        form = RoleForm({"role": self.member.role}, by=self.membership)
        form.fields.clear()
        if attempt(form, self.member.end, by=request.user):
            return redirect("front" if own else self.listing)
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
