"""Keys with which pipelines ask a gate."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import KeyForm
from goldseam.guardrails.snippets import snippets_of
from goldseam.guardrails.views.gates.scopes import GateScoped


class KeysView(GateScoped, ResourceView):
    """The new key stands in the answer to the form itself and nowhere else: it is not kept."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(KeyForm())

    def post(self, request, **kwargs):
        form = KeyForm(request.POST)
        # There is no page to go to that could show it again, so the verb itself sees to it that it acts once.
        if attempt(form, self.gate.issue_key, by=request.user, once=request.POST.get("once", "")):
            return self.page(KeyForm(), token=form.result[1])
        return self.page(form, status=422)

    def page(self, form, status=200, token=""):
        keys = self.gate.keys.select_related("made_by", "revoked_by").order_by("revoked_at", "-pk")
        snippets = snippets_of(self.gate, self.gate.told_clauses)
        context = {"gate": self.gate, "form": form, "keys": keys, "token": token, "snippets": snippets}
        response = render(self.request, "guardrails/gates/keys.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class KeyView(GateScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        keys = reverse("gates:keys", args=[self.organisation.slug, self.gate.name])
        get_or_gone(self.gate.keys, keys, pk=key).revoke(by=request.user)
        return redirect(keys)
