"""The page of an analysis, which is also the page of its review: seen, chosen, promised, changed, closed."""

from django.http import Http404
from django.shortcuts import render

from goldseam.actions.forms import ActionForm
from goldseam.actions.hints import mix_hint
from goldseam.actions.strength import strength_share
from goldseam.patterns.forms import ClosureForm
from goldseam.patterns.keeping import bars_in
from goldseam.patterns.looking import bars as ranked
from goldseam.patterns.looking.trend import Trend
from goldseam.patterns.models import Analysis
from goldseam.patterns.since import since_of
from goldseam.reviews.forms import ClosureForm as ReviewClosureForm
from goldseam.reviews.forms import SafetyForm, SectionForm
from goldseam.reviews.models import Review
from goldseam.reviews.models.review import ReviewKind
from goldseam.reviews.views.page import page_of
from goldseam.safety.models import Learned, SafetyAnswer

MOST_EVENTS = 12


@page_of(ReviewKind.NEAR_MISS)
def review_of_patterns(request, review, status: int = 200, **forms):
    analysis = Analysis.objects.visible_to(request.user).select_related("organisation", "team").filter(review=review)
    found = analysis.first()
    if found is None:
        raise Http404
    return analysis_page(request, found, status, review=review, **forms)


def analysis_page(request, analysis, status: int = 200, review=None, **forms):
    """`forms` replaces fresh forms by those that came back with errors."""
    patterns = list(analysis.patterns.select_related("closure", "owner").prefetch_related("layers"))
    for pattern in patterns:
        pattern.analysis = analysis
    seen = bars_in(analysis.seen["bars"])
    context = {
        "analysis": analysis,
        "seen": analysis.seen,
        "bars": seen,
        "picture": ranked.kept_picture(seen, str(analysis)),
        "trend": Trend.kept(analysis.seen["trend"]),
        "patterns": [(pattern, since_of(pattern)) for pattern in patterns],
        "pattern_form": ClosureForm(),
        "can_write": request.membership.writes,
        "review": review or _review_of(analysis, request.user),
    }
    if context["review"]:
        context |= review_parts(request, context["review"])
    return render(request, "patterns/analysis.html", context | forms, status=status)


def _review_of(analysis, person):
    seen = Review.objects.visible_to(person).select_related("organisation", "closure", "holding", "follow_through")
    return seen.filter(pk=analysis.review_id).first() if analysis.review_id else None


def review_parts(request, review) -> dict:
    """What the parts of a review need that this page takes over from it."""
    person, event = request.user, review.event
    texts = review.texts
    actions = list(review.actions.visible_to(person).with_state().order_by("number"))
    return {
        "event": event,
        "events": list(review.events.visible_to(person).order_by("-number")[:MOST_EVENTS]),
        "sections": {ask.key: SectionForm(ask, texts[ask.key]) for ask in review.questions if ask.key == "sustain"},
        "label": event.classification,
        "actions": actions,
        "mix_hint": mix_hint(actions),
        "strength": strength_share(actions),
        "changes": list(review.changes.visible_to(person).for_list()),
        "checks": review.closing_checks,
        "has_answered": SafetyAnswer.has_come_from(person, review),
        "safety_answers": SafetyAnswer.shown_for(review),
        "learned": Learned.asked(review, person),
        "action_form": ActionForm(review.organisation, event),
        "closure_form": ReviewClosureForm(auto_id="closure_%s"),
        "safety_form": SafetyForm(auto_id="safety_%s"),
    }
