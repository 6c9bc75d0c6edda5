"""One letterbox: its address and poster, who looks after it, what it looks for just now."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.qr import qr_in_page
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import READING, OrganisationScoped
from goldseam.reporting.letterbox_forms import LetterboxForm
from goldseam.reporting.models import Letterbox


class LetterboxScoped(OrganisationScoped):
    """A view of one letterbox. To change it takes somebody who looks after it, or who guides here."""

    reader = "reads"

    def load(self, number, **kwargs):
        seen = Letterbox.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.letterbox = get_object_or_404(seen.select_related("organisation", "team"), number=number)
        self.can_edit = self.letterbox.can_be_edited_by(self.request.user)
        if self.request.method not in READING and not self.can_edit:
            raise Http404

    def page(self, form=None, status=200):
        context = {
            "letterbox": self.letterbox,
            "can_edit": self.can_edit,
            "keepers": self.letterbox.keepers.order_by("name"),
            "qr": qr_in_page(self.letterbox.address),
            "form": form or LetterboxForm(self.organisation, letterbox=self.letterbox),
        }
        return render(self.request, "reporting/letterboxes/show.html", context, status=status)


class LetterboxView(LetterboxScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = LetterboxForm(self.organisation, request.POST)
        if attempt(form, self.letterbox.amend, by=request.user):
            messages.success(request, _("Saved. Whoever opens the form from now on sees it."))
            return redirect(self.letterbox)
        self.letterbox.refresh_from_db()
        return self.page(form, status=422)
