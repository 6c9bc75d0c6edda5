"""Approving a version, and taking that back. Whoever approves proves again who they are."""

from allauth.account.decorators import reauthentication_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from goldseam.common.gone import get_or_gone
from goldseam.validation.forms import ApprovalForm, ForceForm
from goldseam.validation.models import Approval
from goldseam.validation.views.records import OfVersion


@method_decorator(reauthentication_required(allow_get=True), name="post")
class ApprovalsView(OfVersion):
    form_name, part = "approval_form", "approvals"

    def get(self, request, **kwargs):
        """Where one comes back to without having given the password."""
        return redirect(self.place)

    def post(self, request, **kwargs):
        return self.answer(ApprovalForm(self.artifact, request.POST), Approval.give)


class ApprovalView(OfVersion):
    """An approval of one's own. Refused, the page says so where it says how things stand."""

    form_name, part = "force_form", "approvals"

    def load(self, approval, **kwargs):
        super().load(**kwargs)
        self.approval = get_or_gone(self.version.approvals, self.place, pk=approval, by=self.request.user)
        self.approval.version = self.version

    def delete(self, request, **kwargs):
        return self.answer(ForceForm(request.POST), lambda version, by: self.approval.withdraw(by))
