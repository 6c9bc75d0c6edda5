"""What people see while they arrive: how others come in."""

from django.urls import reverse

from goldseam.common.mail import full
from goldseam.common.qr import qr_in_page
from goldseam.live.showing import shows
from goldseam.live.stages import Doing


@shows(Doing.LOBBY)
def way_in(room, stage) -> dict:
    return {"qr": qr_in_page(room.address), "address": room.address, "front_door": full(reverse("live:front_door"))}
