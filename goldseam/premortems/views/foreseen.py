"""A failure beside the risks that were named: one of them foretold it, or nobody foresaw it. Both can be taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.views.scopes import LabelledEvent
from goldseam.premortems.models import Risk, Unforeseen
from goldseam.premortems.models.foreseeing import FAILURES


class OfFailure(LabelledEvent):
    """One question to a failure. Only what may be answered is found."""

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.kind not in FAILURES or self.event.is_handed_over:
            raise Http404

    def answered(self, verb, **arguments):
        try:
            verb(by=self.request.user, event=self.event, **arguments)
        except ValidationError as refusal:
            messages.warning(self.request, refusal.messages[0])
        return HttpResponseRedirect(f"{self.event.get_absolute_url()}#foreseen")


class ForeseenView(OfFailure, ResourceView):
    def post(self, request, **kwargs):
        return self.answered(self._risk().foretell)

    def delete(self, request, **kwargs):
        return self.answered(self._risk().take_back_event)

    def _risk(self) -> Risk:
        seen = Risk.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        number = number_in(self.request.POST.get("risk", ""))
        return get_object_or_404(seen.select_related("premortem", "organisation"), number=number)


class UnforeseenView(OfFailure, ResourceView):
    def post(self, request, **kwargs):
        return self.answered(Unforeseen.say, missing=request.POST.get("missing", ""))

    def delete(self, request, **kwargs):
        return self.answered(Unforeseen.take_back)
