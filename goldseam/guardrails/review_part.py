"""What watches bring to the page of a review: the chart of what crossed its limit."""

from goldseam.guardrails.models import Breach, Watch
from goldseam.guardrails.picture import picture_of_watch
from goldseam.reviews.parts import review_part


@review_part("guardrails/watches/_of_review.html", order=10)
def breach_of(review, person):
    breach = Breach.objects.filter(review=review).order_by("pk").first()
    watch = Watch.objects.visible_to(person).loaded().filter(pk=breach.watch_id).first() if breach else None
    if watch is None:
        return None
    return {"breach_seen": breach, "breach_watch": watch, "breach_picture": picture_of_watch(watch, breach)}
