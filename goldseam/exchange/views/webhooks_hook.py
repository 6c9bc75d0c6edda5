"""One webhook: its address and how it is set up there, its secret, its settings, its end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.exchange.views.webhooks import teams_for
from goldseam.exchange.views.webhooks_scopes import HookScoped
from goldseam.exchange.webhooks.forms import HookForm, SecretForm

PAGE = 25


class HookView(HookScoped, ResourceView):
    def get(self, request, **kwargs):
        return hook_page(request, self.hook)


def hook_page(request, hook, status=200, secret_form=None):
    """The page of a webhook. It holds a key, so no copy of it is kept."""
    page = Paginator(hook.deliveries.defer("body"), PAGE).get_page(request.GET.get("page"))
    context = {"hook": hook, "page": page, "secret_form": secret_form or SecretForm(hook)}
    response = render(request, "exchange/webhooks/show.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


class SettingsView(HookScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page(self.form())

    def post(self, request, **kwargs):
        form = self.form(request.POST)
        if attempt(form, self.hook.amend, by=request.user):
            return redirect(self.hook)
        self.hook.refresh_from_db()
        return self.page(form, status=422)

    def form(self, data=None):
        return HookForm(self.organisation, teams_for(self), self.hook.from_where, data, self.hook)

    def page(self, form, status=200):
        context = {"form": form, "hook": self.hook, "sender": self.hook.from_where}
        return render(self.request, "exchange/webhooks/settings.html", context, status=status)


class KeyView(HookScoped, ResourceView):
    def post(self, request, **kwargs):
        self.hook.renew_key(by=request.user)
        messages.success(request, _("The webhook has a new address. Put it in where the old one stood."))
        return redirect(self.hook)


class SecretView(HookScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SecretForm(self.hook, request.POST)
        if attempt(form, self.hook.set_secret, by=request.user):
            messages.success(request, _("The secret is kept. From now on only what it signs comes in."))
            return redirect(self.hook)
        return hook_page(request, self.hook, status=422, secret_form=form)

    def delete(self, request, **kwargs):
        self.hook.drop_secrets(by=request.user)
        return redirect(self.hook)


class ClosureView(HookScoped, ResourceView):
    def post(self, request, **kwargs):
        self.hook.close(by=request.user)
        return redirect(self.hook)

    def delete(self, request, **kwargs):
        self.hook.reopen(by=request.user)
        return redirect(self.hook)
