"""When the review is, how long it takes, who facilitates, and putting it off."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import PlanForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class PlanView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = PlanForm(self.review, request.POST)
        if attempt(form, self.review.plan, by=request.user):
            return redirect(self.review)
        return review_page(request, self.review, status=422, plan_form=form)


class PostponementView(ReviewScoped, ResourceView):
    """People come first: the clock of the review is hidden until somebody takes it up again."""

    def post(self, request, **kwargs):
        reason = request.POST.get("reason", "").replace("\0", "")[:300]  # No database keeps a null character.
        self.review.postpone(by=request.user, reason=reason)
        return redirect(self.review)

    def delete(self, request, **kwargs):
        self.review.resume(by=request.user)
        return redirect(self.review)
