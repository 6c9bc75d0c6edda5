"""Handing a matter over to another process."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.events.label_forms import HandOverForm
from goldseam.events.models import Event
from goldseam.events.views.scopes import LabelledEvent


class HandOverView(LabelledEvent, ResourceView):
    def post(self, request, **kwargs):
        form = HandOverForm(request.POST)
        if not form.is_valid():
            # What is removed cannot be brought back, so an unclear answer is asked for again.
            messages.error(request, _("Choose what happens to the text."))
            return redirect(f"{self.event.get_absolute_url()}/classification?G=yes")
        self.event.hand_to_other_process(by=request.user, keep_text=form.cleaned_data["keep_text"])
        messages.success(request, _("Handed over. It is no longer part of learning here."))
        return self._onward()

    def _onward(self):
        """Whoever handed it over may be one of those who no longer see it."""
        if Event.objects.visible_to(self.request.user).filter(pk=self.event.pk).exists():
            return redirect(self.event)
        return redirect("events:list", self.organisation.slug)
