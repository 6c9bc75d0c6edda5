"""The addresses that watches call: the list, one of them with the log of its calls, its secret, a trial, its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.models import Address, Call
from goldseam.guardrails.views.addresses.scopes import AddressScoped, GuideScoped
from goldseam.guardrails.watch_forms import AddressForm

PAGE = 25
TRIALS = Pace(10, 60)


class AddressesView(GuideScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page(AddressForm())

    def post(self, request, **kwargs):
        form = AddressForm(request.POST)
        if attempt(form, Address.make, by=request.user, organisation=self.organisation):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        found = Address.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        page = Paginator(found.order_by("closed_at", "number"), PAGE).get_page(self.request.GET.get("page"))
        for address in page.object_list:
            address.organisation = self.organisation
        return render(self.request, "guardrails/addresses/list.html", {"page": page, "form": form}, status=status)


class AddressView(AddressScoped, ResourceView):
    def get(self, request, **kwargs):
        return address_page(request, self.address)

    def patch(self, request, **kwargs):
        form = AddressForm(request.POST)
        if attempt(form, self.address.describe, by=request.user):
            return redirect(self.address)
        self.address.refresh_from_db()
        self.address.organisation = self.organisation
        return address_page(request, self.address, status=422, form=form)


def address_page(request, address, status=200, form=None, secret=""):
    """May hold a secret just made, so no copy of it is kept."""
    page = Paginator(address.calls.select_related("breach__watch"), PAGE).get_page(request.GET.get("page"))
    form = form or AddressForm(initial={"name": address.name, "url": address.url})
    context = {"address": address, "page": page, "form": form, "secret": secret}
    response = render(request, "guardrails/addresses/show.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


class SecretView(AddressScoped, ResourceView):
    """The new secret stands in the answer to the form itself and nowhere else."""

    def post(self, request, **kwargs):
        secret = self.address.new_secret(by=request.user, once=request.POST.get("once", "")[:100])
        return address_page(request, self.address, secret=secret)


class TrialView(AddressScoped, ResourceView):
    def post(self, request, **kwargs):
        try:
            self._try_out()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(f"{self.address.get_absolute_url()}#log")

    def _try_out(self) -> None:
        if not TRIALS.allows(f"trial-{self.address.pk}"):
            raise ValidationError(_("That were many trials. Wait for a minute."))
        Call.try_out(self.address, by=self.request.user)
        messages.success(self.request, _("A trial call is on its way. Look at the log in a moment."))


class ClosureView(AddressScoped, ResourceView):
    def post(self, request, **kwargs):
        self.address.close(by=request.user)
        return redirect(self.address)

    def delete(self, request, **kwargs):
        self.address.reopen(by=request.user)
        return redirect(self.address)
