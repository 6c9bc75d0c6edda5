"""The clock of a review: start it, go on to the next part, put it away, say that the talk was held."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView
from goldseam.reviews.views.page import clock_of
from goldseam.reviews.views.scopes import ReviewScoped


class SittingView(ReviewScoped, ResourceView):
    def get(self, request, **kwargs):
        """The clock alone, for screens that look how far the talk has come; a person is shown the review."""
        if "HX-Request" not in request.headers:
            return super().get(request, **kwargs)
        return render(request, "reviews/_agenda.html", clock_of(self.review, request.user))

    def post(self, request, **kwargs):
        self.review.start(by=request.user)
        return redirect(f"{self.review.get_absolute_url()}#part-open")

    def patch(self, request, **kwargs):
        part = request.POST.get("part", "")
        try:
            self.review.go_to(part, by=request.user)
        except ValidationError as refusal:
            raise Http404 from refusal
        return redirect(f"{self.review.get_absolute_url()}#part-{part}")

    def delete(self, request, **kwargs):
        self.review.stop(by=request.user)
        return redirect(self.review)


class HoldingView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        self.review.hold(by=request.user)
        return redirect(f"{self.review.get_absolute_url()}#part-close")
