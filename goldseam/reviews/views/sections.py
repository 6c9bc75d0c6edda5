"""Writing a part of a review."""

from django.http import Http404
from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import SectionForm
from goldseam.reviews.models.sections import Collision
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class SectionView(ReviewScoped, ResourceView):
    """Saves the text; where somebody changed the same lines, both texts stand on the page."""

    def post(self, request, key, **kwargs):
        question = next((ask for ask in self.review.questions if ask.key == key), None)
        if question is None:
            raise Http404
        form = SectionForm(question, self.review.texts[key], request.POST)
        if attempt(form, self.review.write, by=request.user, key=key):
            return redirect(f"{self.review.get_absolute_url()}#section-{key}")
        if form.has_error("__all__", "collision"):
            form = collided(form, self.review.texts[key])
        return review_page(request, self.review, status=422, sections={key: form})


def collided(form, section):
    """The form once more, with the writer's text in it, on top of what the other person saved."""
    data = form.data.copy()
    data["base"] = section.number
    again = SectionForm(form.question, section, data)
    again.add_error(None, Collision(section))
    again.theirs = section.text
    return again
