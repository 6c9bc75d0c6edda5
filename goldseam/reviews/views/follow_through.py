"""The ten minutes a week after closing."""

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import FollowThroughForm
from goldseam.reviews.views.scopes import ReviewScoped


class FollowThroughView(ReviewScoped, ResourceView):
    def load(self, **kwargs):
        super().load(**kwargs)
        if not hasattr(self.review, "follow_through"):
            raise Http404
        self.actions = self.review.actions.select_related("owner", "completion", "drop").order_by("number")

    def get(self, request, **kwargs):
        return self._page(request, FollowThroughForm(self.actions))

    def post(self, request, **kwargs):
        form = FollowThroughForm(self.actions, request.POST)
        if attempt(form, self.review.follow_up, by=request.user):
            return redirect("reviews:follow_through", self.organisation.slug, self.review.number)
        return self._page(request, form, status=422)

    def _page(self, request, form, status=200):
        changes = self.review.changes.visible_to(request.user).for_list()
        context = {"review": self.review, "event": self.review.event, "form": form, "changes": list(changes)}
        if self.review.follow_through.is_held:
            context["landings"] = list(self.review.follow_through.landings.select_related("action"))
        return render(request, "reviews/follow_through.html", context, status=status)
