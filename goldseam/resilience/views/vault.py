"""The boxes of the private place, as a browser brings and fetches them: bytes that nobody here can read.

Where a box lies stands in a header, never in the address, so that no log of addresses holds it.
"""

import re

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.resilience.models import Overtaken, Vault
from goldseam.resilience.models.vault import SIZES

LOCATOR = re.compile(r"[0-9a-f]{64}")
REVISION = re.compile(r"[0-9]{1,9}")
PACE = Pace(120)
NEW_ONES = Pace(20, seconds=3600)


class VaultView(OrganisationScoped, ResourceView):
    """One box. Whoever can say where it lies may have it; that is known to its owner's browser alone."""

    sender = "belongs"
    leaves_no_trace = True

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not PACE.allows(request.user.pk):
            return said(_("That was a lot at once. Wait a minute."), 429)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request, **kwargs):
        return self._with_locator(self._show)

    def put(self, request, **kwargs):
        return self._with_locator(self._put)

    def patch(self, request, **kwargs):
        return self._with_locator(lambda locator: answered(Vault.keep_on(locator)))

    def delete(self, request, **kwargs):
        return self._with_locator(lambda locator: answered(Vault.forget(locator) is None))

    def _with_locator(self, act):
        locator = self.request.headers.get("Private-Locator", "")
        if not LOCATOR.fullmatch(locator):
            return said(_("Say in the header Private-Locator which box this is about."))
        return act(locator)

    def _show(self, locator):
        box = Vault.at(locator)
        if box is None:
            return answered(False)
        headers = {"Private-Revision": box.revision}
        return HttpResponse(bytes(box.sealed), content_type="application/octet-stream", headers=headers)

    def _put(self, locator):
        revision = self.request.headers.get("Private-Revision", "")
        if not REVISION.fullmatch(revision):
            return said(_("Say in the header Private-Revision which revision you saw last; 0 for none."))
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > SIZES[-1]:
            return said(_("A box holds one megabyte at most."), 413)
        if revision.strip("0") == "" and not NEW_ONES.allows(self.request.user.pk):
            return said(_("That were many new boxes. Wait an hour."), 429)
        try:
            return JsonResponse({"revision": Vault.put(locator, self.request.body, int(revision))})
        except Overtaken as overtaken:
            return said(overtaken.messages[0], 409)
        except ValidationError as refusal:
            return said(refusal.messages[0])


def answered(is_there: bool) -> HttpResponse:
    return HttpResponse(status=204) if is_there else said(_("There is no such box."), 404)


def said(words: str, status: int = 422) -> JsonResponse:
    return JsonResponse({"words": words}, status=status)
