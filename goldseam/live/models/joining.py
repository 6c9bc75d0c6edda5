"""Coming into a room, leaving it, and the door."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.common.plain_text import in_a_line
from goldseam.live import secrets
from goldseam.live.models.seat import Seat

MOST = 600  # In one room.
KEPT_FREE = 50  # For accounts, so that nobody shuts out those who work here by coming in under many names.


class Joining:
    """A room that people come into: with their account or under a name, each on one device."""

    @transaction.atomic
    def join(self, person=None, name: str = "", secret: str = "", is_silent: bool = False) -> Seat:
        """The seat of this device. Whoever comes again gets the same; an account moves with its person."""
        self.hold()
        token = secrets.token(secret)
        seat = self.seat_of(token) or self._moved_here(person, token)
        if seat is None:
            seat = self._seat(person, self._name(person, name), token, is_silent)
            self.changed()
        return seat

    def seat_of(self, token: str) -> Seat | None:
        return self.seats.filter(token=token).select_related("person").first()

    @transaction.atomic
    def leave(self, seat: Seat, owner: secrets.Owner | None = None) -> None:
        """Somebody goes. What they wrote stays, and waits for them if they come back on the same device.

        What a guest has voted is not counted any more (`owner`): nobody votes once more by coming in anew.
        """
        if not self.hold(even_if_over=True) or not self.seats.filter(pk=seat.pk).delete()[0]:
            return
        if seat.person_id:
            self.went[str(seat.person_id)] = timezone.now().isoformat()
            self.save(update_fields=["went"])
        elif owner:
            self.take_votes_along(owner)
        self.begin_rounds()
        self.changed()

    @transaction.atomic
    def send_out(self, seat: Seat, by) -> None:
        """Somebody is sent out, and does not come in again from the same device or with the same account."""
        self.hold()
        if seat.person_id and seat.person_id == self.facilitator_id:
            raise ValidationError(_("Whoever leads the room cannot be sent out. Hand the lead over first."))
        self.shut_out = sorted({*self.shut_out, seat.token, *_of_account(seat.person_id)})
        self.save(update_fields=["shut_out"])
        self.leave(seat)

    @transaction.atomic
    def lock(self, by) -> None:
        """Nobody new comes in. Who is here already can go and come back."""
        self._door(is_locked=True)

    @transaction.atomic
    def unlock(self, by) -> None:
        self._door(is_locked=False)

    def _door(self, is_locked: bool) -> None:
        self.hold()
        if self.is_locked != is_locked:
            self.is_locked = is_locked
            self.save(update_fields=["is_locked"])
            self.changed()

    def _moved_here(self, person, token: str) -> Seat | None:
        """The seat of an account moves to the device on which the person is now."""
        seat = self.seats.filter(person=person).first() if person else None
        if seat:
            seat.token, seat.moved_at = token, timezone.now()
            seat.save(update_fields=["token", "moved_at"])
            self.changed()  # The old device is told, and the new one is not taken for a stranger.
        return seat

    def _seat(self, person, name: str, token: str, is_silent: bool) -> Seat:
        self._refuse_who_may_not(person, token)
        went = self.went.get(str(person.pk)) if person else None
        about = {"name": name, "token": token, "is_silent": is_silent, "seen_at": timezone.now()}
        return Seat.objects.create(
            room=self, person=person, moved_at=datetime.fromisoformat(went) if went else None, **about
        )

    def _refuse_who_may_not(self, person, token: str) -> None:
        if {token, *_of_account(person and person.pk)} & set(self.shut_out):
            raise ValidationError(_("You were asked to leave this room."))
        if person and person.pk == self.facilitator_id:
            return
        if self.is_alone:
            raise ValidationError(_("This room is for one person alone."))
        if self.is_locked:
            raise ValidationError(_("The door is closed: nobody new can come in. Ask whoever leads the room."))
        if not (self.welcomes_guests or (person and person.role_in(self.organisation))):
            raise ValidationError(_("This room is for people of %(where)s.") % {"where": self.organisation})
        if self.seats.count() >= (MOST if person else MOST - KEPT_FREE):
            raise ValidationError(_("The room is full."))

    def _name(self, person, name: str) -> str:
        if person:
            return person.name[:80]
        name = in_a_line(_visible(name))[:80]
        if not name:
            raise ValidationError({"name": _("Say what you would like to be called here.")})
        if self.seats.filter(name__iexact=name).exists():
            raise ValidationError({"name": _("Somebody here is called that. Add a letter or a word.")})
        return name


def _visible(text: str) -> str:
    """Without signs that nobody sees: by them two people would seem to have one name."""
    return "".join(sign for sign in text if sign.isprintable() or sign.isspace())


def _of_account(pk) -> set[str]:
    return {f"account:{pk}"} if pk else set()
