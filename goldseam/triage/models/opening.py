"""Opening the review that a decision asks for, and letting go of it where the decision is taken back at once."""

from django.contrib.contenttypes.models import ContentType

from goldseam.activity.models import Activity
from goldseam.postmortems.models import Postmortem, Template
from goldseam.reviews.models import Review
from goldseam.reviews.models.review import ReviewKind
from goldseam.triage.routes import Route


def open_review(by, event, route) -> Review | None:
    """A talk, or an account after the organisation's first template; None where the route asks for neither, or where
    there was one before."""
    known = set(event.reviews.values_list("pk", flat=True))
    review = _opened(by, event, route)
    return review if review and review.pk not in known else None


def _opened(by, event, route) -> Review | None:
    if route == Route.AAR:
        return Review.open(by=by, event=event)
    if route == Route.POSTMORTEM:
        template = next(one for one in Template.all_of(event.organisation) if one.kind == ReviewKind.POSTMORTEM)
        return Postmortem.start(by=by, event=event, template=template).review
    return None


def close_untouched(review: Review | None) -> None:
    """Removes a review of which nothing is known but that it was opened."""
    if review is None:
        return
    kind = ContentType.objects.get_for_model(Review)
    about = Activity.objects.filter(subject_type=kind, subject_id=review.pk)
    is_written = review.sections.exclude(text="").exists()
    if about.count() <= 1 and not is_written and review.participants.count() <= 1:
        about.delete()
        review.delete()
