"""Whether a change helped, counted from the log: what can be said, and what is kept of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldseam.changes.models import Change, Verdict, Verification
from goldseam.changes.models.scope import corrected
from goldseam.changes.picture import picture_of
from goldseam.changes.proof import proof_of, record_proof
from goldseam.changes.proof.history import history_of
from goldseam.changes.proof.recording import says_more
from goldseam.changes.proof.words import events_in_words
from goldseam.changes.sentences import in_short
from goldseam.charts.responses import FORMS, chart_response
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped

MOST_RETURNED = 10
MOST_LOOKS = 12
PICTURES = {"rates", "gaps"}


class ProofScoped(OrganisationScoped):
    """A change of which both ends may be seen, named in the address."""

    def load(self, pk, **kwargs):
        changes = Change.objects.filter(event__organisation=self.organisation).visible_to(self.request.user)
        loaded = changes.select_related("event__organisation", "version__artifact__organisation", "version__by")
        self.change = get_object_or_404(loaded.for_list(), pk=pk)

    def address(self, name: str = "proof", **kwargs) -> str:
        return reverse(
            f"changes:{name}", kwargs={"organisation": self.organisation.slug, "pk": self.change.pk, **kwargs}
        )


class ProofView(ProofScoped, ResourceView):
    def get(self, request, **kwargs):
        proof = proof_of(self.change, request.user)
        looks = [*self.change.verifications.all()]
        newest = self.change.newest_verification
        context = {
            "change": self.change,
            "proof": proof,
            "is_news": proof.is_counted and (newest is None or says_more(proof.shared, newest)),
            "is_gold": newest is not None and {newest.verdict, proof.verdict} == {Verdict.SUPPORTED},
            "addresses": events_in_words(proof.scope) if proof.scope else "",
            "picture": picture_of(proof.look) if proof.is_counted else None,
            "links": {of: self._links(of) for of in PICTURES},
            "looks": [(look, [in_short(look)]) for look in looks[:MOST_LOOKS]],
            "look_count": len(looks),
            "returned": self._returned(),
            "history": history_of(self.change, request.user),
        }
        return render(request, "changes/proof.html", context)

    def post(self, request, **kwargs):
        try:
            look = record_proof(self.change, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.address())
        return redirect(f"{self.address()}#look-{look.pk}")

    def _returned(self):
        """Events that came although it is proven, the newest; without those that were taken out by hand."""
        since = Verification.objects.began_to_support(self.change)
        if since is None:
            return []
        seen = Event.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        returned = self.change.returns.filter(at__gte=since).values("event")
        _put_in, taken_out = corrected(self.change)
        return seen.filter(pk__in=returned).exclude(pk__in=taken_out).latest_first()[:MOST_RETURNED]

    def _links(self, of: str) -> dict[str, str]:
        return {form: self.address("proof_chart", of=of, form=form) for form in ("svg", "png", "csv")}


class ProofChartView(ProofScoped, ResourceView):
    """Both rates, or the days from one event to the next; as a picture or as values."""

    def get(self, request, of, form, **kwargs):
        proof = proof_of(self.change, request.user)
        if of not in PICTURES or form not in FORMS or not proof.is_counted:
            raise Http404
        chart = picture_of(proof.look) if of == "rates" else proof.chart
        if chart is None:
            raise Http404
        return chart_response(request, chart, form)
