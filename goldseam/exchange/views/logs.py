"""Logs that were kept elsewhere: those that came in, and the way in for the next one."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.exchange.logs.taking_forms import TakingForm
from goldseam.exchange.models import LogImport
from goldseam.people.scopes import OrganisationScoped

A_PAGE = 30


class LogsView(OrganisationScoped, ResourceView):
    """POST looks at a file; nothing of it comes in yet."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self._page(TakingForm())

    def post(self, request, **kwargs):
        form = TakingForm(request.POST, request.FILES)
        if attempt(form, LogImport.look_at, organisation=self.organisation, by=request.user):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        visible = LogImport.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        listed = visible.select_related("organisation", "by").defer("columns", "said", "how")
        page = Paginator(listed, A_PAGE).get_page(self.request.GET.get("page"))
        return render(self.request, "exchange/logs/list.html", {"form": form, "page": page}, status=status)
