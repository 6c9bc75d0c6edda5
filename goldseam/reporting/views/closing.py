"""A letterbox is taken down, or put up again under the same address."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.reporting.views.letterbox import LetterboxScoped


class ClosingView(LetterboxScoped, ResourceView):
    def post(self, request, **kwargs):
        self.letterbox.close(by=request.user)
        messages.success(request, _("Closed. Whoever opens its address is told so; receipts still open."))
        return redirect(self.letterbox)

    def delete(self, request, **kwargs):
        self.letterbox.reopen(by=request.user)
        messages.success(request, _("Open again. The old posters and links work as before."))
        return redirect(self.letterbox)
