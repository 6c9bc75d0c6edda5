"""The lists behind the numbers: records of a figure, what waits, and all that changed."""

from django.http import Http404
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.common.uncounted import Uncounted
from goldseam.insights.stories import stories
from goldseam.insights.views.scopes import MeasureScoped, MeasuresScoped
from goldseam.insights.waiting import kind_named


class RecordsView(MeasureScoped, ResourceView):
    def get(self, request, part, **kwargs):
        figure = self.measure.figure(self.asked)
        shown = next((one for one in figure.parts if one.key and one.key == part), None)
        if shown is None or figure.is_hidden:
            raise Http404
        listing = Uncounted.of(self.measure.records(self.asked, part), request.GET)
        rows = [self.measure.record(found) for found in listing.shown]
        context = {"measure": self.measure, "part": shown, "listing": listing, "rows": rows, "asked": self.asked}
        return render(request, "insights/records.html", context)


class WaitingView(MeasuresScoped, ResourceView):
    def get(self, request, kind, **kwargs):
        found = kind_named(kind)
        if found is None:
            raise Http404
        listing = Uncounted.of(found.found(self.asked), request.GET)
        rows = [found.record(one) for one in listing.shown]
        context = {"kind": found, "listing": listing, "rows": rows, "asked": self.asked}
        return render(request, "insights/waiting.html", context)


class StoriesView(MeasuresScoped, ResourceView):
    def get(self, request, **kwargs):
        listing = Uncounted.of(_Stories(self.asked), request.GET)
        context = self.choosing | {"listing": listing, "stories": listing.shown}
        return render(request, "insights/stories.html", context)


class _Stories:
    """All of them, of which a page is loaded."""

    def __init__(self, asked):
        self.asked = asked

    def __getitem__(self, place: slice):
        return stories(self.asked, place.start, place.stop - place.start)
