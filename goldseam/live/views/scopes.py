"""Loads the room of the address, and the seat of the device that asks."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject

from goldseam.common.forms import form_keys, token_of
from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.live import secrets, showing
from goldseam.live.models import Room
from goldseam.live.presence import see

COOKIE = "seat"
KEPT = 60 * 60 * 24 * 30
HIDDEN = {
    "csrfmiddlewaretoken",
    "once",
    "draft",
    "id",
    "in_hands",
    "_method",
}  # Fields of forms that nobody has written.
LIVE = "X-Live"  # Sent by the script of the room: it wants its own part of the page, not all of it.
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
PACE = Pace(most=120)  # Codes that open nothing, from everybody together. None of them can be guessed anyway.


@method_decorator(login_not_required, name="dispatch")
class RoomScoped(ResourceView):
    """A view of something in a room. Who has the code may look; what a view `needs` besides is said there:

    nothing, a `seat`, or the `lead` (the seat of whoever leads).
    """

    leaves_no_trace = True  # A kept form would tell when somebody wrote.
    needs = "seat"
    brings_words = False  # What is sent here was written by somebody, and must not be lost.

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.room = room_by_code(kwargs["code"])
        self.secret = secret_of(request)
        self.seat = self.room.seat_of(secrets.token(self.secret)) if self.room and self.secret else None
        if self.seat and not self.seat.is_sitting:
            self.seat, self.secret = None, ""
        if self.room and self.seat:
            self.load(**kwargs)

    def load(self, **kwargs) -> None:
        """Loads what the address names, out of what is in this room."""

    @property
    def owner(self) -> secrets.Owner:
        """The words that what is written here without a name hangs on."""
        return secrets.Owner(self.secret, self.room.pk, self.seat.person_id)

    @property
    def leads(self) -> bool:
        return bool(self.seat) and self.room.is_led_by(self.seat.person)

    def dispatch(self, request, *args, **kwargs):
        response = self._refusal() or super().dispatch(request, *args, **kwargs)
        if self.needs == "lead" and self.seat:
            see([self.seat.pk])  # Without script nothing else says that whoever leads is there.
        return with_headers(response)

    def _refusal(self) -> HttpResponse | None:
        if self.room is None:
            return unknown_code(self.request)
        if self.room.is_over:
            return self._words_back(410) or over(self.request, self.room)
        if self.needs and not self.seat:
            return self._words_back(422) or redirect(self.room)
        if self.needs == "lead" and not self.leads:
            raise Http404
        return None

    def _words_back(self, status: int) -> HttpResponse | None:
        """Whoever sent words too late gets them back. The script has them, and shows them itself."""
        if not self.brings_words or self.request.method != "POST" or self.request.headers.get(LIVE):
            return None
        sent = [text for name, texts in self.request.POST.lists() if name not in HIDDEN for text in texts]
        words = [text for text in sent if text.strip() and not text.isdigit()]
        return render(self.request, "live/given_back.html", {"room": self.room, "words": words}, status=status)

    def do(self, verb, *args, **facts) -> HttpResponse:
        """Calls a verb that needs no form. What it refuses is said on the page."""
        try:
            verb(*args, **facts)
        except ValidationError as refusal:
            return self.answer(status=422, refusal=" ".join(refusal.messages))
        return self.answer()

    def answer(self, status: int = 200, **facts) -> HttpResponse:
        """After a verb: the script gets its own part again, everybody else the page."""
        if self.request.headers.get(LIVE):
            return render(self.request, "live/_mine.html", self.facts(**facts), status=status)
        return redirect(self.room) if status < 300 else self.page(status=status, **facts)

    def page(self, status: int = 200, **facts) -> HttpResponse:
        """The room as this seat sees it."""
        leads = showing.lead_facts_of(self.room) if self.leads else {}
        return render(self.request, "live/room.html", self.facts(**leads | facts), status=status)

    def door(self, form, status: int = 200) -> HttpResponse:
        """The page on which somebody comes in. The device gets its secret here, so that coming in twice is once."""
        context = {"room": self.room, "form": form, "leads": self.room.is_led_by(form.account)}
        response = render(self.request, "live/join.html", context, status=status)
        return response if self.secret else self.remember(response, secrets.new_secret())

    def facts(self, **facts) -> dict:
        unsent = SimpleLazyObject(lambda: unsent_key(self.request, self.room))
        own = {"keys": form_keys(self.request), "csrf": token_of(self.request), "refusal": "", "unsent": unsent}
        shared = showing.facts_of(self.room) | own
        return shared | showing.mine_facts_of(self.room, self.seat, self.owner) | facts

    def remember(self, response: HttpResponse, secret: str) -> HttpResponse:
        """The device keeps the secret of its seat; only this room gets it back."""
        response.set_cookie(
            COOKIE,
            secret,
            max_age=KEPT,
            path=self.room.get_absolute_url(),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


def with_headers(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response.setdefault(name, value)
    return response


def secret_of(request) -> str:
    return request.COOKIES.get(COOKIE, "")[:100]


def unsent_key(request, room) -> str:
    """Names what is typed in this tab and not handed in, for whoever is signed in now: the seat may be another's, and
    is forgotten when the room ends."""
    return secrets.Owner(secret_of(request), room.pk, request.user.pk).unsent


def room_by_code(code: str) -> Room | None:
    rooms = Room.objects.select_related("organisation", "team", "facilitator", "ending")
    return rooms.filter(code=code).first() if code.isalnum() and code.isascii() else None


def unknown_code(request) -> HttpResponse:
    status = 404 if PACE.allows("code") else 429
    return render(request, "live/unknown.html", {"is_busy": status == 429}, status=status)


def over(request, room) -> HttpResponse:
    sees = request.user.is_authenticated and Room.objects.filter(pk=room.pk).listed_for(request.user).exists()
    subject = room.purposed.subject(room) if sees else None
    facts = {"room": room, "sees": sees, "subject": subject, "unsent": unsent_key(request, room)}
    return render(request, "live/over.html", facts, status=410)
