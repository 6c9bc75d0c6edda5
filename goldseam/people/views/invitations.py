"""Inviting people: the open invitations of an organisation, a new one, and taking one back."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.organisation import InvitationForm
from goldseam.people.models import Invitation
from goldseam.people.models.invitation import digest
from goldseam.people.models.membership import MEANINGS
from goldseam.people.scopes import ManagerScoped

log = logging.getLogger(__name__)
FRESH = "fresh-invitation"  # A cookie for ten minutes: the link of an invitation can be shown to who made it only then.


class InvitationsView(ManagerScoped, ResourceView):
    """Who is invited; the form for the next."""

    def get(self, request, **kwargs):
        return self._show(request, InvitationForm(by=self.membership))

    def post(self, request, **kwargs):
        form = InvitationForm(request.POST, by=self.membership)
        if not attempt(form, Invitation.issue, organisation=self.organisation, by=request.user):
            return self._show(request, form, status=422)
        response = redirect("organisation:invitations", self.organisation.slug)
        # Mail can take seconds; no transaction waits for it.
        transaction.on_commit(lambda: _hand_out(request, response, *form.result))
        return response

    def _show(self, request, form, status=200):
        token = request.COOKIES.get(FRESH, "")
        invitations = Invitation.objects.visible_to(request.user).filter(organisation=self.organisation)
        context = {
            "form": form,
            "invitations": invitations.open().newest_first(),
            "fresh": digest(token) if token else None,
            "link": link_to(token) if token else None,
            "meanings": [(role.label, MEANINGS[role]) for role in self.membership.may_hand_out()],
        }
        return render(request, "people/invitations.html", context, status=status)


class OpenInvitationView(ManagerScoped, ResourceView):
    """One invitation that nobody has used up."""

    def load(self, pk, **kwargs):
        mine = Invitation.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.invitation = get_or_gone(mine, self.listing, pk=pk)

    def delete(self, request, **kwargs):
        self.invitation.withdraw(by=request.user)
        messages.success(request, _("The link leads nowhere any more."))
        return redirect(self.listing)

    @property
    def listing(self) -> str:
        return reverse("organisation:invitations", args=[self.organisation.slug])


def link_to(token: str) -> str:
    return settings.BASE_URL + reverse("people:invitation", args=[token])


def _hand_out(request, response, invitation, token) -> None:
    if invitation.email and settings.SENDS_MAIL and _mailed(invitation, token):
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
        return
    if invitation.email and settings.SENDS_MAIL:
        messages.warning(request, _("The mail could not be sent. You can pass the link on yourself."))
    response.set_cookie(FRESH, token, max_age=600, path=response.url, httponly=True, samesite="Lax")


def _mailed(invitation, token) -> bool:
    try:
        invitation.mail(link_to(token))
    except (OSError, SMTPException):
        log.exception("An invitation could not be mailed")
        return False
    return True
