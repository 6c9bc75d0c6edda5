"""Parts of a postmortem that its template did not foresee."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import PartForm
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class PartsView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = PartForm(request.POST, auto_id="part_%s")
        if attempt(form, self.postmortem.add_part, by=request.user):
            key = form.result.key
            return redirect(f"{self.postmortem.get_absolute_url()}?edit={key}#section-{key}")
        return postmortem_page(request, self.review, status=422, part_form=form)


class PartView(PostmortemScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        section = get_or_gone(self.review.sections, self.postmortem, key=key)
        try:
            self.postmortem.drop_part(by=request.user, section=section)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return redirect(self.postmortem)
