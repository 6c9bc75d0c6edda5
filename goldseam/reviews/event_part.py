"""What reviews bring to the page of an event: the reviews that looked at it, and the way to one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import Way, event_part, way_to
from goldseam.reviews.agenda import usual_length
from goldseam.reviews.models import Review


@event_part("reviews/_of_event.html", order=20)
def reviews_of(event, person):
    found = _reviews(person, event.pk)
    return {"reviews": found} if found else None


@way_to("reviewed")
def way_to_review(event, person):
    if not person.writes_in(event.organisation):
        return None
    open_review = next((review for review in _reviews(person, event.pk) if not review.is_closed), None)
    if open_review:
        return Way(_("Go on with the review"), open_review.get_absolute_url())
    return Way(
        _("Start the review"),
        reverse("reviews:list", args=[event.organisation.slug]),
        fields={"event": event.number},
        why=_("%(minutes)d minutes, four questions, one thing that will read differently.")
        % {"minutes": usual_length(event.organisation)},
    )


@prepared
def _reviews(person, event: int):
    reviews = Review.objects.visible_to(person).filter(events=event).order_by("-number")
    return reviews.select_related("organisation", "closure", "holding", "follow_through")


@erases_text
def erase_reviews_of(event):
    """A review of a matter that leaves the learning process goes with it, unless it looks at other events too."""
    for review in event.reviews.all():
        if review.events.count() == 1:
            review.delete()
