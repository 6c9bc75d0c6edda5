"""Trying out: a body goes the whole way and leaves no event behind; and where things stand in a body."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.exchange.views.webhooks_scopes import HookScoped
from goldseam.exchange.webhooks.forms import MappingForm, TrialForm


class TrialView(HookScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page(TrialForm(initial={"body": self.hook.from_where.example}))

    def post(self, request, **kwargs):
        form = TrialForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        delivery = self.hook.try_out(by=request.user, text=form.cleaned_data["body"])
        return redirect(delivery)

    def page(self, form, status=200):
        return render(self.request, "exchange/webhooks/trial.html", {"hook": self.hook, "form": form}, status=status)


class MappingView(HookScoped, ResourceView):
    """POST tries it on the example; PUT lets it count."""

    def get(self, request, **kwargs):
        example = self.hook.newest_body or self.hook.from_where.example
        return self.page(MappingForm(example=example, picked=self.hook.mapping))

    def post(self, request, **kwargs):
        form = self.form(request)
        if attempt(form, self.hook.try_mapping):
            return self.page(form, found=form.result)
        return self.page(form, status=422)

    def put(self, request, **kwargs):
        form = self.form(request)
        if attempt(form, self.hook.map, by=request.user):
            return redirect(self.hook)
        return self.page(form, status=422)

    def form(self, request):
        return MappingForm(request.POST, picked=self.hook.mapping)

    def page(self, form, status=200, found=()):
        context = {"hook": self.hook, "form": form, "found": found}
        return render(self.request, "exchange/webhooks/mapping.html", context, status=status)
