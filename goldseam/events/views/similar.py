"""Seen before? While an event is being written down, and afterwards."""

from django.http import Http404
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.events.forms import LONGEST_TEXT, MOST_TAGS
from goldseam.events.seen_before import like_event, like_text
from goldseam.events.views.scopes import EventScoped
from goldseam.people.scopes import OrganisationScoped


class SimilarView(OrganisationScoped, ResourceView):
    """Events like the text that somebody types: a part of a page. It is posted, so that the text stands in no log."""

    sender = "reports"
    leaves_no_trace = True

    def post(self, request, **kwargs):
        typed = request.POST
        tags = [" ".join(name.split()).lower() for name in typed.get("tags", "").split(",")]
        about = {"place": typed.get("place", "")[:200], "tags": [name for name in tags if name][:MOST_TAGS]}
        matches = like_text(self.organisation, request.user, typed.get("text", "")[:LONGEST_TEXT], **about)
        return render(request, "events/_seen_while_typing.html", {"matches": matches})


class SimilarToView(EventScoped, ResourceView):
    """Earlier events like one that has been logged."""

    def get(self, request, **kwargs):
        if self.event.is_handed_over:
            raise Http404
        can_link = request.membership.reports and self.event.can_be_edited_by(request.user)
        context = {"event": self.event, "matches": like_event(self.event, request.user), "can_link": can_link}
        return render(request, "events/similar.html", context)
