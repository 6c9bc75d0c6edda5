"""Answering a pulse by its link: no account, no cookie, nothing that says who."""

from django.shortcuts import redirect
from django.views import View

from goldseam.common.open_pages import open_page, open_to_all, untraced
from goldseam.common.pace import Pace
from goldseam.common.resources import attempt
from goldseam.safety.door_forms import AnswerForm
from goldseam.safety.items import LANGUAGES, items_in
from goldseam.safety.models import Ticket
from goldseam.safety.words import words_for, words_in

PACE = Pace(most=120)  # Codes that open nothing, from everybody together. None of them can be guessed anyway.
ARRIVING = Pace(most=600)


@open_to_all
class DoorView(View):
    def dispatch(self, request, code, language=""):
        self.words = words_for(language, request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
        self.code = code
        return self.barred() or super().dispatch(request)

    def barred(self):
        """What is said where there is nothing to answer, or not any more."""
        self.ticket = Ticket.by_code(self.code)
        if self.ticket is None:
            return self.page("unknown", status=404 if PACE.allows("code") else 429)
        pulse = self.ticket.group.pulse
        return self.page("closed", status=410) if pulse.is_due_to_close or not pulse.is_open else None

    def get(self, request):
        return self.page("spent") if self.ticket.is_spent else self.ask(AnswerForm(self.words))

    def post(self, request):
        """Sends what was chosen, or shows it in another language."""
        if self.ticket.is_spent:
            return self.done()
        if "send" not in request.POST:
            return self.ask(looked_at(AnswerForm(self.words, request.POST)))
        form = AnswerForm(self.words, request.POST)
        # What is no answer does not count: a single ticket could keep everybody out.
        if form.is_valid() and not ARRIVING.allows(self.ticket.group.pulse_id):
            return self.ask(looked_at(form), status=429, is_busy=True)
        return self.done() if attempt(form, self.ticket.answer) else self.refused(form)

    def refused(self, form):
        """Also where it was closed, or answered elsewhere, at this very moment."""
        return self.barred() or (self.done() if self.ticket.is_spent else self.ask(form, status=422))

    def ask(self, form, status=200, is_busy=False):
        context = {
            "form": form,
            "wording": items_in(self.words.code),
            "languages": [self.words, *(words_in(code) for code in LANGUAGES if code != self.words.code)],
            "code": self.code,
            "is_busy": is_busy,
        }
        return self.page("answer", status, **context)

    def done(self):
        """Leads to the thanks: a browser that goes back or loads again has nothing left to send."""
        return untraced(redirect("pulse:language", self.code, self.words.code))

    def page(self, name: str, status=200, **context):
        if self.ticket:
            context |= {"group": self.ticket.group, "pulse": self.ticket.group.pulse}
        return open_page(self.request, f"safety/door/{name}.html", status, words=self.words, **context)


def looked_at(form):
    """With what was chosen, and nothing said against it yet."""
    form._errors = {}
    return form
