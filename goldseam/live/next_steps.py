"""What rooms bring to the home page: those that are open and in which the person leads or sits."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.common.times import day
from goldseam.live.models import Room, Seat


@next_step(order=3)
def open_rooms(person, organisation) -> Group:
    """Somebody may be waiting there."""
    steps = [_step(room, person) for room in _open(person, organisation.pk)]
    return Group(_("Open rooms"), steps, reverse("rooms:list", args=[organisation.slug]))


@prepared
def _open(person, organisation: int):
    sits = Exists(Seat.objects.filter(room=OuterRef("pk"), person=person.pk))
    mine = Room.objects.open().filter(Q(facilitator=person.pk) | Q(sits), organisation=organisation)
    return mine.order_by("-number")[: SHOWN + 1]


def _step(room, person) -> NextStep:
    why = _("You lead it. It is at: %(stage)s.") if room.facilitator_id == person.pk else _("It is at: %(stage)s.")
    why %= {"stage": room.stage.title}
    if room.closes_on:
        why = _("Nobody has been there for long. It closes by itself after %(day)s.") % {"day": day(room.closes_on)}
    return NextStep(room.title, room.get_absolute_url(), why)
