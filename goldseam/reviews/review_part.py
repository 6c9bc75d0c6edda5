"""What rooms bring to the page of a review: the way into one, and afterwards what was said there."""

from django.db.models import Prefetch

from goldseam.live.models import Card, Kept
from goldseam.reviews.becoming import BECOMES
from goldseam.reviews.parts import review_part


@review_part("reviews/room/_of_review.html", order=5)
def room_of(review, person):
    if review.organisation.is_solo and review.room is None:
        return None  # One person alone has the page itself.
    said = said_in(review.room) if review.room and review.room.is_over else []
    return {"room_said": said, "still_to_change": review.still_to_change(person)}


def said_in(room) -> list[tuple[str, list[Card]]]:
    """The cards that lay open, under the titles of their stages, each with what it became."""
    kept = Prefetch("kept", Kept.objects.all(), to_attr="all_kept")
    cards = list(room.cards.filter(is_open=True).prefetch_related(kept))
    for card in cards:
        card.became = [BECOMES[one.what].label for one in card.all_kept if one.what in BECOMES]
    titles = {stage.key: stage.title for stage in room.all_stages}
    found = [(title, [card for card in cards if card.stage == key]) for key, title in titles.items()]
    return [(title, of_stage) for title, of_stage in found if of_stage]
