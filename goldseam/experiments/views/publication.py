"""Publishing the card of an experiment: a preview of exactly what readers will see, and then the card."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.publishing import PublicationForm
from goldseam.experiments.library.card import Card, picture_of_card
from goldseam.experiments.library.names import names_in
from goldseam.experiments.views.scopes import CycleScoped


class PublicationView(CycleScoped, ResourceView):
    """POST shows the card with other words; PUT publishes it. To publish the same twice is to publish it once."""

    reader = "writes"
    leaves_no_trace = True

    def get(self, request, **kwargs):
        if not self.cycle.is_decided:
            return self.back_to("act")
        return self._page(PublicationForm(initial=self._said()))

    def post(self, request, **kwargs):
        return self._page(PublicationForm(initial=self._typed())) if self.cycle.is_decided else self.back_to("act")

    def put(self, request, **kwargs):
        form = PublicationForm(request.POST)
        if attempt(form, self.cycle.publish, by=request.user):
            messages.success(request, _("Published. Everybody who reads here finds this card."))
            return redirect("experiments:card", self.organisation.slug, self.cycle.number)
        return self._page(form, status=422) if self.cycle.is_decided else self.page(status=422)

    def delete(self, request, **kwargs):
        self.cycle.withdraw(by=request.user)
        messages.success(request, _("Withdrawn. Nobody finds the card any more; the worksheet stays as it is."))
        return redirect(self.cycle)

    def _page(self, form, status=200):
        said = self._typed() if form.is_bound else form.initial
        card = Card.of(self.cycle, self.cycle.main, **said)
        context = {
            "cycle": self.cycle,
            "form": form,
            "card": card,
            "picture": picture_of_card(self.cycle),
            "names": names_in(card, self.organisation),
        }
        return render(self.request, "experiments/publish.html", context, status=status)

    def _said(self) -> dict[str, str]:
        card = self.cycle.publication if self.cycle.is_published else None
        return {name: getattr(card, name) if card else "" for name in PublicationForm.base_fields}

    def _typed(self) -> dict[str, str]:
        lengths = {name: field.max_length for name, field in PublicationForm.base_fields.items()}
        return {name: self.request.POST.get(name, "").replace("\0", "")[:most] for name, most in lengths.items()}
