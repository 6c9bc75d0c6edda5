"""Recognising somebody, and what the person who is named says to it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import Gone, get_or_gone
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped
from goldseam.reporting.models import Identity, Report
from goldseam.shareouts.forms import RecognitionForm
from goldseam.shareouts.models import Recognition


class NewRecognitionView(OrganisationScoped, ResourceView):
    """About an event (`?event=5`), or about something else that somebody made possible."""

    reader = "writes"

    def load(self, **kwargs):
        number = self.request.GET.get("event", "")
        events = Event.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.event = get_object_or_404(events, number=number_in(number)) if number else None

    def get(self, request, **kwargs):
        return self._page(self._form())

    def post(self, request, **kwargs):
        form = self._form(request.POST)
        about = {"by": request.user, "event": self.event}
        if attempt(form, lambda **said: Recognition.give(self.organisation, **said), **about):
            messages.success(request, self._told(form.result))
            return redirect(self.event or form.result)
        return self._page(form, status=422)

    def _form(self, data=None) -> RecognitionForm:
        secret = Report.objects.filter(event=self.event).exclude(identity=Identity.NAMED)
        may_name = self.event is None or not secret.exists()
        return RecognitionForm(self.organisation, self.request.user, data, may_name=may_name)

    def _told(self, given: Recognition) -> str:
        if given.person:
            return _("Said. It stands without a name until that person agrees.")
        return _("Said. Whoever it is about reads it here.")

    def _page(self, form, status=200):
        context = {"form": form, "event": self.event}
        return render(self.request, "shareouts/recognition_new.html", context, status=status)


class RecognitionScoped(OrganisationScoped):
    """Everybody who belongs may be recognised, so everybody can come here: to one's own, and to what one reads."""

    sender = "belongs"
    leads_to = "shareouts:feed"

    def load(self, pk, **kwargs):
        seen = Recognition.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.recognition = get_or_gone(seen.with_name(), self.after_deleting, pk=pk)

    @property
    def after_deleting(self) -> str:
        return reverse(self.leads_to, args=[self.organisation.slug])


class RecognitionView(RecognitionScoped, ResourceView):
    def get(self, request, **kwargs):
        seen = Event.objects.visible_to(request.user).filter(pk=self.recognition.event_id or 0)
        context = {"recognition": self.recognition, "event": seen.select_related("organisation").first()}
        return render(request, "shareouts/recognition.html", context)

    def delete(self, request, **kwargs):
        if self.recognition.by_id != request.user.pk:
            raise Gone(self.after_deleting)
        self.recognition.take_back(by=request.user)
        messages.success(request, _("Taken back. It stands nowhere any more."))
        return redirect(self.after_deleting)


class AgreementView(RecognitionScoped, ResourceView):
    """Only for the person who is asked; for all others there is no question here."""

    leads_to = "home"

    def load(self, **kwargs):
        super().load(**kwargs)
        if not self.recognition.is_about(self.request.user):
            raise Gone(self.after_deleting)

    def get(self, request, **kwargs):
        return redirect(self.recognition)

    def post(self, request, **kwargs):
        self.recognition.agree(by=request.user)
        messages.success(request, _("Thank you. Colleagues read your name there. You can take it back at any time."))
        return redirect(self.recognition)

    def delete(self, request, **kwargs):
        self.recognition.step_back(by=request.user)
        messages.success(request, _("It stands without a name, and nobody is told why."))
        return redirect(self.after_deleting)
