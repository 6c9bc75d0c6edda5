"""Who leads a room, and how somebody else comes to."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

AWAY = timedelta(minutes=3)


class Leading:
    """A room that one person leads. The lead can be handed over, and taken where nobody is there to lead."""

    def is_led_by(self, person) -> bool:
        return bool(person and person.pk and person.pk == self.facilitator_id)

    def can_be_led_by(self, person) -> bool:
        return bool(person) and person.writes_in(self.organisation)

    @property
    def is_led(self) -> bool:
        """Whether whoever leads is here, or was a moment ago."""
        return self.is_led_among(self.seats.filter(person=self.facilitator_id or 0))

    def is_led_among(self, seats) -> bool:
        lately = timezone.now() - AWAY
        leading = (seat for seat in seats if seat.person_id and seat.person_id == self.facilitator_id)
        return any(seat.seen_at is not None and seat.seen_at > lately for seat in leading)

    def can_be_taken_by(self, person) -> bool:
        """Whether the person may lead because nobody does: a battery is empty, a train went into a tunnel."""
        return bool(person) and not (self.is_led_by(person) or self.is_led) and self.can_be_led_by(person)

    @transaction.atomic
    def hand_lead_to(self, seat, by) -> None:
        """Somebody else with an account leads from now on."""
        self.hold()
        if not self.can_be_led_by(seat.person):
            raise ValidationError(_("Only somebody who works here with an account can lead."))
        self._led_by(seat.person_id)

    @transaction.atomic
    def take_lead(self, by) -> None:
        """The lead of a room that nobody leads any more."""
        self.hold()
        if self.is_led_by(by):
            return
        if not self.can_be_taken_by(by):
            raise ValidationError(_("Somebody leads this room already."))
        self._led_by(by.pk)

    def _led_by(self, person: int) -> None:
        if self.facilitator_id != person:
            self.facilitator_id = person
            self.save(update_fields=["facilitator"])
            self.changed()
