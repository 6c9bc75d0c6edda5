"""One delivery: what it brought, what became of it, and another try."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView
from goldseam.exchange.views.webhooks_scopes import DeliveryScoped


class DeliveryView(DeliveryScoped, ResourceView):
    def get(self, request, **kwargs):
        context = {"hook": self.hook, "delivery": self.delivery}
        return render(request, "exchange/webhooks/delivery.html", context)

    def delete(self, request, **kwargs):
        self.delivery.delete()
        return redirect(self.hook)


class HearingView(DeliveryScoped, ResourceView):
    def post(self, request, **kwargs):
        try:
            self.delivery.hear_again(by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(self.delivery)
