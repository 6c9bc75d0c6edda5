"""One event: how far it has come, what is known, and what comes next."""

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import render

from goldseam.activity.models import Activity
from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.events import threads, wording
from goldseam.events.account import account_of
from goldseam.events.models import Classification, Event, Tag
from goldseam.events.parts import parts_of, ways_of
from goldseam.events.views.scopes import EventScoped

HISTORY_LENGTH = 30


class EventView(EventScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(request, "events/show.html", page_of(self.event, request))


def page_of(event, request) -> dict:
    """What the page of an event needs."""
    person = request.user
    ways = {} if event.is_handed_over or event.is_merged else ways_of(event, person)
    steps = threads.of(event, {step: "#next" if way.fields else way.href for step, way in ways.items()})
    following = next((step for step in steps if step.is_next), None)
    parts = parts_of(event, person)
    facts = {name: fact for _template, part in parts for name, fact in part.items()}
    return (
        facts
        | account_of(event)
        | {
            "event": event,
            "organisation": request.organisation,
            "steps": steps,
            "next_step": following,
            "way": ways.get(following.key) if following else None,
            "parts": [template for template, _part in parts],
            "labels": _labels(event.pk),
            "tags": _tags(event.pk),
            "named": list(event.named.all()) if event.is_restricted else [],
            "history": _history(ContentType.objects.get_for_model(Event).pk, event.pk),
            "can_edit": not event.is_handed_over and request.membership.reports and event.can_be_edited_by(person),
            "can_label": not event.is_handed_over and request.membership.writes,
            "wording": wording,
        }
    )


@prepared
def _labels(event: int):
    return Classification.objects.filter(event=event).select_related("by")


@prepared
def _tags(event: int):
    return Tag.objects.filter(events=event)


@prepared
def _history(events: int, event: int):
    """What people did with it; `events` is the key of the type of content."""
    here = Activity.objects.filter(history_type=events, history_id=event).stories()
    return here.select_related("actor").prefetch_related("subject").order_by("-pk")[:HISTORY_LENGTH]
