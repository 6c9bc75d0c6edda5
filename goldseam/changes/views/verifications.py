"""Whether a change helped: earlier looks at the numbers, and the next one."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.changes.forms import VerificationForm
from goldseam.changes.models import Change, Verification
from goldseam.changes.picture import picture_of
from goldseam.changes.sentences import in_short, sentences
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped


class VerificationsView(OrganisationScoped, ResourceView):
    def load(self, pk, **kwargs):
        changes = Change.objects.filter(event__organisation=self.organisation).visible_to(self.request.user)
        self.change = get_object_or_404(changes.select_related("event__organisation").for_list(), pk=pk)

    def get(self, request, **kwargs):
        return self.page(VerificationForm(initial=_same_before(self.change)))

    def post(self, request, **kwargs):
        form = VerificationForm(request.POST)
        if attempt(form, Verification.record, by=request.user, change=self.change):
            return redirect(f"{request.path}#look-{form.result.pk}")
        return self.page(form, status=422)

    def page(self, form, status=200):
        found = [*self.change.verifications.all()]
        looks = [(look, [in_short(look)] if place else sentences(look)) for place, look in enumerate(found)]
        newest = self.change.newest_verification
        picture = picture_of(newest) if newest else None
        context = {"change": self.change, "looks": looks, "picture": picture, "form": form}
        return render(self.request, "changes/verifications.html", context, status=status)


def _same_before(change) -> dict:
    """What was told the last time; only what came after has to be counted anew."""
    last = next((look for look in change.verifications.all() if not look.is_counted), None)
    if last is None:
        return {}
    return {"what": last.what, "events_before": last.events_before, "weeks_before": f"{last.weeks_before:g}"}
