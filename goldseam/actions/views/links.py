"""Where else an action is tracked."""

from django.shortcuts import redirect

from goldseam.actions.forms import LinkForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt


class LinksView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = LinkForm(request.POST, auto_id="link_%s")
        if attempt(form, self.action.link, by=request.user):
            return redirect(f"{self.action.get_absolute_url()}#links")
        return self.page(status=422, link_form=form)


class LinkView(ActionScoped, ResourceView):
    def load(self, pk, **kwargs):
        super().load(**kwargs)
        self.link = get_or_gone(self.action.links, self.place, pk=pk)

    def delete(self, request, **kwargs):
        self.action.unlink(self.link, by=request.user)
        return redirect(self.place)

    @property
    def place(self) -> str:
        return f"{self.action.get_absolute_url()}#links"
