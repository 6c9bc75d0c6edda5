"""What a room is to a review: its cards become parts of the review, and held to its end, the talk has been held."""

from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.live.purposes import Purpose, purpose
from goldseam.live.secrets import Owner
from goldseam.reviews.becoming import BECOMES, BecomesPromise, debrief_of, review_of
from goldseam.reviews.forms import SafetyForm
from goldseam.reviews.models import Review, debrief
from goldseam.reviews.models.gathering import PURPOSE
from goldseam.reviews.room_templates import debrief_templates, review_templates
from goldseam.reviews.room_warnings import warnings_in
from goldseam.safety.models import Learned, SafetyAnswer


@purpose(PURPOSE)
class ReviewRoom(Purpose):
    title = _("Review")
    becomes = BECOMES
    close_template = "reviews/room/_review_close.html"
    lead_template = "reviews/room/_warnings.html"

    def visible_to(self, person) -> Q:
        """As visible as the review; a rehearsal is seen by whoever opened it."""
        seen = Review.objects.visible_to(person).filter(room__isnull=False)
        return Q(pk__in=seen.values("room")) | Q(is_rehearsal=True, opened_by=person.pk)

    def subject(self, room):
        return review_of(room)

    def templates(self, organisation) -> list:
        return review_templates(organisation)

    def close_facts(self, room, seat) -> dict:
        return asked_at_the_end(review_of(room), room, seat)

    def lead_facts(self, room) -> dict:
        review = review_of(room)
        return {"warnings": warnings_in(room, review) if review else []}

    def ended(self, room, by) -> None:
        if review := review_of(room):
            review.leave_room(room, by)


@purpose(debrief.PURPOSE)
class DebriefRoom(Purpose):
    title = _("No surprises")
    handbook = "safety"
    becomes = {"action": BecomesPromise()}
    close_template = "reviews/room/_debrief_close.html"

    def subject(self, room):
        return debrief_of(room)

    def templates(self, organisation) -> list:
        return debrief_templates()

    def close_facts(self, room, seat) -> dict:
        debrief = debrief_of(room)
        return {"debrief": debrief} | asked_at_the_end(debrief, room, seat)

    def ended(self, room, by) -> None:
        if found := debrief_of(room):
            found.leave_room(room, by)


def asked_at_the_end(review, room, seat) -> dict:
    """Nothing is put to one alone, nor in a rehearsal, which has no review."""
    is_put = review and not room.organisation.is_solo and is_asked(room, seat)
    return {
        "turns": Turns(review, seat.person) if is_put else None,
        "safety_form": SafetyForm(auto_id="safety_%s"),
    }


def is_asked(room, seat) -> bool:
    """A guest who came in when the prompt was there already is not: who answers again and again under other names
    would make up the group in which the others are to hide."""
    return bool(seat.person_id) or seat.joined_at <= room.stage_since


class Turns(NamedTuple):
    """What somebody in the room has answered already: by account, or by a word that only their device can make."""

    review: Any  # Or a debrief.
    person: Any

    def has_said(self, owner: Owner) -> bool:
        return SafetyAnswer.has_come_from(self.person or owner.safety, self.review)

    def has_answered(self, owner: Owner) -> bool:
        return Learned.has_come_from(self.person or owner.learned, self.review)
