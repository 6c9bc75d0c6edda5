"""The events behind both numbers of a proof, page by page; and single events that are taken out or put in."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from goldseam.changes.forms import CorrectionForm
from goldseam.changes.models import Correction
from goldseam.changes.models.scope import corrected
from goldseam.changes.proof import proof_of
from goldseam.changes.views.proof import ProofScoped
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event

PAGE = 50
MOST_PAGES = 100


class CountedView(ProofScoped, ResourceView):
    """`?span=before` or `since`."""

    def get(self, request, **kwargs):
        """`?out=12` and `?back=12` name the event that the form is about."""
        out, back = (number_in(request.GET.get(name, "")) for name in ("out", "back"))
        place = Correction.Place.AS_CHOSEN if back else Correction.Place.OUT
        return self.page(CorrectionForm(self.events, initial={"number": back or out, "place": place}))

    def post(self, request, **kwargs):
        form = CorrectionForm(self.events, request.POST)
        if attempt(form, self.change.correct, by=request.user):
            return redirect(self.address())
        return self.page(form, status=422)

    @property
    def events(self):
        return Event.objects.filter(organisation=self.organisation).visible_to(self.request.user)

    def page(self, form, status=200):
        proof = proof_of(self.change, self.request.user)
        span = "before" if self.request.GET.get("span") == "before" else "since"
        _put_in, taken_out = corrected(self.change)
        context = {
            "change": self.change,
            "proof": proof,
            "span": span,
            "form": form,
            "page": None,
            "taken_out": self.events.filter(pk__in=taken_out).latest_first()[:PAGE],
        }
        if proof.is_counted:
            context |= _rows(proof, span, self.request.GET.get("page"))
        return render(self.request, "changes/counted.html", context, status=status)


def _rows(proof, span: str, asked) -> dict:
    """One page of them, newest first; those that led to the change stand there, and are not counted."""
    stretch = proof.before if span == "before" else proof.after
    many = stretch.events + (proof.reasons if span == "before" else 0)
    page = Paginator(range(min(many, PAGE * MOST_PAGES)), PAGE).get_page(asked)
    found = proof.addressed.newest(stretch.since, stretch.until, PAGE, after=(page.number - 1) * PAGE)
    reasons = set(proof.change.version.changes.values_list("event", flat=True)) if span == "before" else set()
    linked, by_hand = {*proof.addressed.linked}, {*proof.addressed.put_in}
    rows = [(event, event.pk in reasons, event.pk in linked, event.pk in by_hand) for event in found]
    return {"page": page, "rows": rows, "many": many}
