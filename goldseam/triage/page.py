"""The page of triage: the queue, the event that is looked at, and all that can be done with it in one place."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone

from goldseam.events.merged import merged_with
from goldseam.events.wording import SEVERITIES
from goldseam.reporting.event_part import reporter_of
from goldseam.reporting.replying import reply_times
from goldseam.triage.facts import facts_of
from goldseam.triage.forms import DecisionForm, OtherForm, RatingForm, TagForm, TeamForm
from goldseam.triage.lately import LastDecision
from goldseam.triage.likeness import alike_to, of_the_year
from goldseam.triage.models import Triage, Waiting
from goldseam.triage.queue import Queue
from goldseam.triage.ratings import agreement_in, opinions_on
from goldseam.triage.routes import MEANINGS
from goldseam.triage.suggesting import suggest

LOOKED_BACK = timedelta(days=90)


def triage_page(request, queue: Queue, event=None, status=200, **forms):
    """`forms` replaces fresh forms by those that came back with errors. Without an event, the first one is shown."""
    context = _around(request, queue) | {"is_list": event is None}
    if event is None:
        event = queue.look_at_first()
    if event is not None:
        context |= about(event, request.user) | forms
    return render(request, "triage/page.html", context | {"event": event}, status=status)


def _around(request, queue: Queue) -> dict:
    since = timezone.localdate() - LOOKED_BACK
    return {
        "organisation": request.organisation,
        "queue": queue,
        "last": LastDecision.of(request.user, request.organisation),
        "times": reply_times(request.organisation, request.user, since),
        "agreement": agreement_in(request.organisation, request.user),
    }


def about(event, person) -> dict:
    """The event and its forms. How bad others found it is no hint for who is to say it independently."""
    opinions, alike = opinions_on(event, person), alike_to(event, person)
    decided = Triage.objects.filter(event=event).select_related("by", "review__organisation").first()
    facts = facts_of([event], person, {event.pk: len(of_the_year(event, alike))})[event.pk]
    suggestion = None if opinions.is_blind else suggest(facts)
    known = {
        "waiting": Waiting.objects.filter(event=event).first(),
        "decided": decided,
        "suggestion": suggestion,
        "opinions": opinions,
        "alike": alike,
        "merged": merged_with(event, person),
        "meanings": MEANINGS,
        "severities": SEVERITIES,
    }
    spoken = reporter_of(event, person) or {"speaking": None}
    return known | spoken | _forms(event, opinions, suggestion, decided)


def _forms(event, opinions, suggestion, decided) -> dict:
    return {
        "decision_form": DecisionForm(suggestion=suggestion, decided=decided),
        "rating_form": RatingForm(event=event, opinions=opinions),
        "tag_form": TagForm(event=event),
        "team_form": TeamForm(event=event),
        "merge_form": OtherForm(of="merge"),
        "earlier_form": OtherForm(of="earlier"),
    }
