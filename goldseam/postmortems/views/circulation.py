"""Asking others to read a draft, taking it back, and saying what reading it showed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import CirculationForm, ReadingForm
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class CirculationView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CirculationForm(self.postmortem, request.POST)
        if attempt(form, self.postmortem.ask_to_read, by=request.user):
            messages.success(request, _("Asked. You will hear what they found."))
            return redirect(self.postmortem)
        return postmortem_page(request, self.review, status=422, circulation_form=form)

    def delete(self, request, **kwargs):
        self.postmortem.take_back(by=request.user)
        return redirect(self.postmortem)


class ReadingView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReadingForm(request.POST, auto_id="reading_%s")
        if attempt(form, self.postmortem.read, by=request.user):
            messages.success(request, _("Thank you for reading."))
            return redirect(f"{self.postmortem.get_absolute_url()}#readings")
        return postmortem_page(request, self.review, status=422, reading_form=form)

    def delete(self, request, **kwargs):
        self.postmortem.forget_reading(by=request.user)
        return redirect(f"{self.postmortem.get_absolute_url()}#standing")
