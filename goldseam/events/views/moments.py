"""The moments of an event on its timeline, and the order of its rows."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.events.course import course_of
from goldseam.events.moment_forms import MomentsForm
from goldseam.events.views.scopes import EditedPart


class MomentsView(EditedPart, ResourceView):
    part = "timeline"

    def get(self, request, **kwargs):
        return self._page(MomentsForm(self._timeline()))

    def post(self, request, **kwargs):
        form = MomentsForm(self._timeline(), request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self.event.mark_moments(by=request.user, **form.entries)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(self.way_back)

    def _timeline(self) -> list:
        self.timeline = list(self.event.timeline.told())
        return self.timeline

    def _page(self, form, status=200):
        course = course_of(self.event, self.timeline)
        return render(
            self.request, "events/moments.html", self.context | {"form": form, "course": course}, status=status
        )


class OrderView(EditedPart, ResourceView):
    """The rows in the order of their moments."""

    part = "timeline"

    def post(self, request, **kwargs):
        try:
            self.event.sort_timeline(by=request.user)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(self.way_back)
