"""One part of a draft: writing it, leaving it out, moving it, and how it read before."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.shareouts.forms import PartForm, Writing
from goldseam.shareouts.views.draft import draft_page
from goldseam.shareouts.views.scopes import PartScoped

VERSIONS = 50


class PartView(PartScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.back_to(self.part.anchor, f"?edit={self.part.pk}")

    def post(self, request, **kwargs):
        form = PartForm(self.part, request.POST)
        if attempt(form, Writing(self.part, form), by=request.user):
            tell_of_merge(request, form)
            return self.back_to(self.part.anchor)
        return draft_page(request, self.note, self.part.pk, form, status=422)


class OmissionView(PartScoped, ResourceView):
    def get(self, request, **kwargs):
        return redirect(self.note.draft_url)

    def post(self, request, **kwargs):
        self.part.leave_out(by=request.user)
        return self.back_to(self.part.anchor)

    def delete(self, request, **kwargs):
        self.part.take_in(by=request.user)
        return self.back_to(self.part.anchor)


class PlaceView(PartScoped, ResourceView):
    def get(self, request, **kwargs):
        return redirect(self.note.draft_url)

    def post(self, request, **kwargs):
        self.part.move(by=request.user, up=request.POST.get("to") != "down")
        return self.back_to(self.part.anchor)


class VersionsView(PartScoped, ResourceView):
    """The newest first, each beside the one before it."""

    def get(self, request, **kwargs):
        found = list(self.part.versions.select_related("by")[: VERSIONS + 1])
        context = {"note": self.note, "part": self.part, "versions": found[:VERSIONS]}
        return render(request, "shareouts/versions.html", context)


def tell_of_merge(request, form) -> None:
    base = form.cleaned_data.get("base")
    if base is not None and form.result.number > base + 1:
        messages.info(request, _("Somebody saved this part while you were writing. Both are kept."))
