"""What a device did without a network comes in here. Nothing is sent under the name of another person."""

import json

from django.http import JsonResponse
from django.utils.translation import gettext as _

from goldseam.common.devices import device_mark
from goldseam.common.forms import token_of
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.runs.out_box import act, begin, plain
from goldseam.runs.views.scopes import RunScoped

LARGEST = 256 * 1024
MOST = 200


class Reading:
    """An address for what waits on a device: whose it is stands in `who`, what it is in the body, as JSON."""

    def post(self, request, **kwargs):
        if request.GET.get("who") != device_mark(self.organisation, request.user):
            return answer({"words": [_("Somebody else is signed in.")]}, status=409)
        try:
            said = json.loads(request.body) if len(request.body) <= LARGEST else None
        except (ValueError, RecursionError):
            said = None
        return self.take(said)


class OutBoxView(Reading, OrganisationScoped, ResourceView):
    """GET says who is signed in, with a fresh proof of origin. POST begins a run that a device began."""

    reader = "writes"

    def get(self, request, **kwargs):
        return answer({"who": device_mark(self.organisation, request.user), "token": token_of(request)})

    def take(self, said):
        run, refusals = begin(self.organisation, self.request.user, plain(said))
        return answer({"number": run.number}) if run else answer({"words": refusals}, status=422)


class SyncView(Reading, RunScoped, ResourceView):
    """Takes what was done to one run, in its order, and tells of each entry whether it is kept."""

    def take(self, said):
        if not isinstance(said, list) or len(said) > MOST:
            return answer({"words": [_("Send a list of what was done, 200 at most.")]}, status=422)
        return answer({"results": [self.result(plain(entry)) for entry in said]})

    def result(self, entry):
        refusals = act(self.run, self.request.user, entry)
        return {"once": entry.get("once", ""), "kept": not refusals, "words": refusals}


def answer(facts: dict, status: int = 200) -> JsonResponse:
    return JsonResponse(facts, status=status, headers={"Cache-Control": "no-store"})
