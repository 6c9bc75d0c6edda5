"""One event: how far it has come, what is known, and what comes next."""

from django.shortcuts import render

from goldseam.activity.models import Activity
from goldseam.common.resources import ResourceView
from goldseam.events import threads, wording
from goldseam.events.parts import parts_of, ways_of
from goldseam.events.views.scopes import EventScoped

HISTORY_LENGTH = 30


class EventView(EventScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(request, "events/show.html", page_of(self.event, request))


def page_of(event, request) -> dict:
    """What the page of an event needs."""
    person = request.user
    ways = {} if event.is_handed_over else ways_of(event, person)
    steps = threads.of(event, {step: "#next" if way.fields else way.href for step, way in ways.items()})
    following = next((step for step in steps if step.is_next), None)
    parts = parts_of(event, person)
    facts = {name: fact for _template, part in parts for name, fact in part.items()}
    return facts | {
        "event": event,
        "organisation": request.organisation,
        "steps": steps,
        "next_step": following,
        "way": ways.get(following.key) if following else None,
        "parts": [template for template, _part in parts],
        "labels": list(event.classifications.select_related("by")),
        "timeline": list(event.timeline.all()),
        "factors": list(event.factors.all()),
        "tags": list(event.tags.all()),
        "named": list(event.named.all()) if event.is_restricted else [],
        "history": _history(event),
        "can_edit": not event.is_handed_over and request.membership.reports and event.can_be_edited_by(person),
        "can_label": not event.is_handed_over and request.membership.writes,
        "wording": wording,
    }


def _history(event) -> list[Activity]:
    newest = Activity.objects.history_of(event).select_related("actor").order_by("-pk")
    return list(newest.prefetch_related("subject")[:HISTORY_LENGTH])
