"""The page of a review: preparing, talking, acting and closing on one page, so that nobody has to look for anything."""

from collections.abc import Callable

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldseam.actions.forms import ActionForm
from goldseam.actions.hints import mix_hint
from goldseam.actions.strength import strength_share
from goldseam.changes.thread import thread_of
from goldseam.reviews.chain import missing_links, suggestions_for
from goldseam.reviews.forms import (
    ClosureForm,
    FactorForm,
    ParticipantForm,
    PlanForm,
    SafetyForm,
    SectionForm,
    TimelineForm,
)
from goldseam.reviews.models.review import ReviewKind
from goldseam.reviews.parts import PARTS
from goldseam.reviews.scripts import script
from goldseam.reviews.slots import in_words, slots_for
from goldseam.safety.models import Learned, SafetyAnswer

MOST_EARLIER_ACTIONS = 8
PAGES: dict[str, Callable] = {}


def page_of(*kinds: str):
    """Registers how reviews of these kinds look: a practice above may bring a page of its own."""

    def register(page: Callable) -> Callable:
        PAGES.update(dict.fromkeys(kinds, page))
        return page

    return register


def review_page(request, review, status: int = 200, **forms):
    """Renders the review. `forms` replaces the fresh forms by those that came back with errors."""
    return PAGES[review.kind](request, review, status, **forms)


@page_of(ReviewKind.AAR)
def talk_page(request, review, status: int = 200, **forms):
    """A talk with its agenda and clock."""
    person, event = request.user, review.event
    texts = review.texts
    actions = list(review.actions.visible_to(person).with_state().order_by("number"))
    sections = {question.key: SectionForm(question, texts[question.key]) for question in review.questions}
    sections |= forms.pop("sections", {})
    participants = list(review.participants.select_related("person"))
    context = PARTS.page(review, person) | {
        "event": event,
        "steps": thread_of(event, _hrefs(review)),
        "sections": sections,
        "timeline": list(event.timeline.all()),
        "factors": list(event.factors.all()),
        "label": event.classification,
        "participants": participants,
        "appointment_form": None,
        "earlier_actions": list(
            review.earlier_open_actions().visible_to(person).select_related("owner")[:MOST_EARLIER_ACTIONS]
        ),
        "actions": actions,
        "mix_hint": mix_hint(actions),
        "strength": strength_share(actions),
        "changes": list(review.changes.visible_to(person).for_list()),
        "checks": review.closing_checks,
        "has_answered": SafetyAnswer.has_come_from(person, review),
        "safety_answers": SafetyAnswer.shown_for(review),
        "learned": Learned.asked(review, person),
        "plan_form": PlanForm(review),
        "participant_form": ParticipantForm(review),
        "timeline_form": TimelineForm(auto_id="timeline_%s"),
        "factor_form": FactorForm(auto_id="factor_%s"),
        "action_form": ActionForm(review.organisation, event),
        "closure_form": ClosureForm(auto_id="closure_%s"),
        "safety_form": SafetyForm(auto_id="safety_%s"),
    }
    context |= clock_of(review, person) | _before(review, participants, person) | forms
    context["needing_attention"] = {part for part, form in _forms_of_parts(context) if form.errors}
    return render(request, "reviews/show.html", context, status=status)


def _before(review, participants, person) -> dict:
    """Suggestions of when to meet and whom to ask, while there is still something to prepare."""
    if review.is_held or review.is_closed or not review.can_be_edited_by(person):
        return {"slots": [], "chain": [], "missing_links": []}
    if review.organisation.is_solo:
        return {"slots": _slots(review), "chain": [], "missing_links": []}
    return {
        "slots": [] if review.is_planned_ahead else _slots(review),
        "chain": suggestions_for(review, participants, person),
        "missing_links": missing_links(participants),
    }


def _slots(review) -> list[tuple]:
    return [(moment, in_words(moment)) for moment in slots_for(review)]


def clock_of(review, person) -> dict:
    """What the agenda and its clock need."""
    return {
        "review": review,
        "can_write": review.can_be_edited_by(person),
        "now": timezone.now(),
        "parts": [(part, script(part.key, review.organisation.is_solo)) for part in review.agenda],
    }


def _forms_of_parts(context):
    """Each part of the agenda with each form in it: a part with an error is never folded away."""
    yield from ((form.question.part, form) for form in context["sections"].values())
    yield "reality", context["timeline_form"]
    yield "gaps", context["factor_form"]
    yield "next", context["action_form"]
    yield "close", context["closure_form"]
    yield "close", context["safety_form"]


def _hrefs(review) -> dict[str, str]:
    """Where the steps of the seam lead from here."""
    event = review.event
    return {
        "logged": event.get_absolute_url(),
        "classified": reverse("events:classification", args=[review.organisation.slug, event.number]),
        "reviewed": review.get_absolute_url(),
        "changed": f"{review.get_absolute_url()}#changes",
        "proven": event.get_absolute_url(),
    }
