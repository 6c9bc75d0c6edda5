"""The way from a logged event to its label, and what it is like."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.events.merged import merged_with
from goldseam.events.parts import Way, event_part, way_to
from goldseam.events.same_again import same_again_as
from goldseam.events.seen_before import like_event

JUST_NOW = timedelta(minutes=10)


@way_to("classified")
def way_to_label(event, person):
    if not person.writes_in(event.organisation):
        return None
    return Way(
        _("Classify it"),
        reverse("events:classification", args=[event.organisation.slug, event.number]),
        why=_("A few questions, about two minutes. The type says which kind of change will help."),
    )


@event_part("events/_merged.html", order=5)
def same_as(event, person):
    """Where its account goes on, or which others are told in it."""
    found = None if event.is_handed_over else merged_with(event, person)
    can_merge = person.writes_in(event.organisation)
    return found and {"merged": found, "can_merge_events": can_merge}


@event_part("events/_seen_before.html", order=60)
def likeness_of(event, person):
    """What was linked to it; and to whoever has just logged it, what looks like it. Others ask for that."""
    if event.is_handed_over:
        return None
    is_new = event.logged_by_id == person.pk and event.logged_at > timezone.now() - JUST_NOW
    return {
        "same_again": same_again_as(event, person),
        "similar": like_event(event, person) if is_new else None,
        "can_link_events": event.can_be_edited_by(person),
    }
