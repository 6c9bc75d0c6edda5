"""One log: looked at, coming in, or here; and what can be done about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event
from goldseam.exchange.logs.plan_forms import PlanForm
from goldseam.exchange.logs.sampling import sample_of
from goldseam.exchange.logs.taking_forms import ReadingForm
from goldseam.exchange.logs.telling import left_out_as_csv
from goldseam.exchange.models import LogImport
from goldseam.exchange.views.account_files import download
from goldseam.people.scopes import OrganisationScoped

AT_ONCE = 2  # Seconds for which a request works itself; what takes longer goes on without it.
SHOWN = 50


class LogScoped(OrganisationScoped):
    """Loads the import named in the address, out of those that this person may see."""

    reader = "writes"

    def load(self, number, **kwargs):
        visible = LogImport.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        related = visible.select_related("organisation", "by", "team", "undone_by")
        self.log = get_or_gone(related, self.listing, number=number)

    @property
    def listing(self) -> str:
        return reverse("files:logs", args=[self.organisation.slug])

    def do(self, verb):
        """Calls a verb of the import, works for a moment, and shows how far it is."""
        try:
            verb(by=self.request.user)
            self.log.advance(AT_ONCE)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
        return redirect(self.log)


class LogView(LogScoped, ResourceView):
    """POST says what the columns are, and with `bring` brings it in; PATCH reads the file in another way."""

    def get(self, request, **kwargs):
        return self._look(PlanForm(self.log, request.user)) if self.log.is_draft else self._show()

    def post(self, request, **kwargs):
        if not self.log.is_draft:
            return redirect(self.log)
        form = PlanForm(self.log, request.user, request.POST)
        if not attempt(form, self.log.keep_plan):
            return self._look(form, status=422)
        if "bring" not in request.POST:
            return redirect(self.log)
        try:
            self.log.begin(by=request.user)
        except ValidationError as refusal:
            return self._look(PlanForm(self.log, request.user), refusal.messages, status=422)
        self.log.advance(AT_ONCE)
        return redirect(self.log)

    def patch(self, request, **kwargs):
        form = ReadingForm(self.log.reading, request.POST)
        if not self.log.is_draft or attempt(form, self.log.read_anew):
            return redirect(self.log)
        return self._look(PlanForm(self.log, request.user), reading=form, status=422)

    def delete(self, request, **kwargs):
        self.log.discard()
        return redirect(self.listing)

    def _look(self, form, refused=(), reading=None, status=200):
        context = {"log": self.log, "form": form, "refused": refused}
        context |= {"reading": reading or ReadingForm(self.log.reading), "sample": sample_of(self.log)}
        return render(self.request, "exchange/logs/look.html", context, status=status)

    def _show(self):
        left_out = self.log.left_out.select_related("event__organisation")
        seen = Event.objects.visible_to(self.request.user)
        context = {
            "log": self.log,
            "may_change": self.log.can_be_changed_by(self.request.user),
            "wrong": left_out.filter(event=None)[:SHOWN],
            "differing": left_out.filter(event__in=seen.values("pk"))[:SHOWN],
            "staying": self.log.staying(self.request.user) if self.log.is_undone else [],
        }
        return render(self.request, "exchange/logs/show.html", context)


class UndoingView(LogScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.do(self.log.undo)


class UpdateView(LogScoped, ResourceView):
    """Brings events up to date whose lines differ from what came in before."""

    def post(self, request, **kwargs):
        return self.do(self.log.update_differing)


class LeftOutView(LogScoped, ResourceView):
    """The lines that were left out, with the reason for each, as a file that comes in again once it is put right."""

    def get(self, request, **kwargs):
        name = _("left-out")
        return download(left_out_as_csv(self.log).encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")
