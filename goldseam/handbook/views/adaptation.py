"""An organisation's own text of a page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.artifacts.comparing_texts import compared
from goldseam.common.resources import ResourceView, attempt
from goldseam.handbook.forms import PageForm
from goldseam.handbook.models import Collision
from goldseam.handbook.views.scopes import EditorScoped


class AdaptationView(EditorScoped, ResourceView):
    """GET edits the text, POST saves it, DELETE goes back to the shipped one."""

    def get(self, request, **kwargs):
        return self._edit(PageForm(initial={"base": self.page.number, "text": self.page.markdown}))

    def post(self, request, **kwargs):
        form = PageForm(request.POST)
        if attempt(form, self.page.adapt, by=request.user):
            messages.success(request, _("Saved. Everybody here reads this text from now on."))
            return redirect(self.page)
        if form.has_error("__all__", "collision"):
            return self._collided(form)
        return self._edit(form, status=422)

    def delete(self, request, **kwargs):
        self.page.put_back(by=request.user)
        messages.success(request, _("The shipped text is back. Yours is kept among the versions."))
        return redirect(self.page)

    def _collided(self, form):
        """The form once more, with the writer's text in it, on top of what the other person saved."""
        data = form.data.copy()
        data["base"] = self.page.number
        again = PageForm(data)
        again.add_error(None, Collision(self.page))
        theirs, mine = compared(self.page.markdown, form.cleaned_data["text"])
        return self._edit(again, status=422, theirs=theirs, mine=mine)

    def _edit(self, form, status=200, theirs=None, mine=None):
        context = {"page": self.page, "form": form, "theirs": theirs, "mine": mine}
        return render(self.request, "handbook/edit.html", context, status=status)
