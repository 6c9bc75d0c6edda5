"""Coming in, going, and being sent out."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from goldseam.common.resources import attempt
from goldseam.live import secrets
from goldseam.live.forms import JoinForm
from goldseam.live.views.scopes import RoomScoped


class SeatsView(RoomScoped):
    """Somebody comes in, with an account or under a name."""

    needs = ""

    def get(self, request, **kwargs):
        return redirect(self.room)

    def post(self, request, **kwargs):
        form = JoinForm(self.room, request.user, request.POST)
        secret = self.secret if self.is_same(form) else secrets.new_secret()
        if attempt(form, self.room.join, secret=secret):
            return self.remember(redirect(self.room), secret)
        return self.door(form, status=422)

    def is_same(self, form) -> bool:
        """Whether the secret of this device is free or theirs: another account on the same device is somebody else."""
        account = None if form.is_under_a_name else self.request.user.pk
        return bool(self.secret) and (not self.seat or self.seat.person_id == account)


class SeatView(RoomScoped):
    """One seat: one's own, or that of somebody who is sent out."""

    def load(self, seat, **kwargs):
        self.whose = get_object_or_404(self.room.seats.select_related("person"), pk=seat)

    def delete(self, request, **kwargs):
        if self.whose == self.seat:
            self.room.leave(self.seat, self.owner)
            return redirect(self.room)
        if not self.leads:
            raise Http404
        return self.do(self.room.send_out, self.whose, by=self.seat.person)
