"""Keys with which other tools ask for a checklist."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.mail import full
from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.models import StartKey
from goldseam.runs.starting_forms import StartKeyForm
from goldseam.runs.views.scopes import ChecklistScoped


class KeysView(ChecklistScoped, ResourceView):
    """The new key stands in the answer to the form itself and nowhere else: it is not kept."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(StartKeyForm())

    def post(self, request, **kwargs):
        form = StartKeyForm(request.POST)
        # There is no page to go to that could show it again, so the verb itself sees to it that it acts once.
        once = request.POST.get("once", "")
        if attempt(form, StartKey.make, artifact=self.artifact, by=request.user, once=once):
            return self.page(StartKeyForm(), token=form.result[1])
        return self.page(form, status=422)

    def page(self, form, status=200, token=""):
        artifact = self.artifact
        context = {
            "artifact": artifact,
            "form": form,
            "keys": artifact.start_keys.select_related("made_by", "revoked_by").order_by("revoked_at", "-pk"),
            "token": token,
            "door": full(reverse("start:door", args=["KEY"])).removesuffix("KEY"),
            "api": full(f"/api/v1/{self.organisation.slug}/artifacts/{artifact.number}"),
        }
        response = render(self.request, "runs/keys.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class KeyView(ChecklistScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        keys = reverse("runs:keys", args=[self.organisation.slug, self.artifact.number])
        get_or_gone(self.artifact.start_keys, keys, pk=key).revoke(by=request.user)
        return redirect(keys)
