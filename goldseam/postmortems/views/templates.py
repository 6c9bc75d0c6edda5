"""Templates of accounts: the shipped ones, and those of the organisation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import Gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.models import Template
from goldseam.postmortems.shipped import shipped
from goldseam.postmortems.template_forms import TemplateForm
from goldseam.postmortems.views.scopes import GuideScoped


class TemplatesView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        context = {
            "templates": Template.all_of(self.organisation),
            "hidden": Template.objects.filter(organisation=self.organisation, is_hidden=True),
            "can_edit": self.membership.guides,
        }
        return render(request, "postmortems/templates.html", context)


class NewTemplateView(GuideScoped, ResourceView):
    """`?like=software` begins with the parts of another one."""

    def get(self, request, **kwargs):
        return self._page(TemplateForm(template=Template.of(self.organisation, request.GET.get("like", "")[:60])))

    def post(self, request, **kwargs):
        form = TemplateForm(request.POST)
        if attempt(form, Template.write, by=request.user, organisation=self.organisation):
            messages.success(request, _("Saved. People can choose it from now on."))
            return redirect("postmortems:templates", self.organisation.slug)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "postmortems/template.html", {"form": form, "template": None}, status=status)


class TemplateView(GuideScoped, ResourceView):
    """One template: PATCH writes it, DELETE puts it away, PUT goes back to the shipped one."""

    def load(self, key, **kwargs):
        super().load(**kwargs)
        self.template = Template.of(self.organisation, key)
        if self.template is None:
            raise Gone(reverse("postmortems:templates", args=[self.organisation.slug]))

    def get(self, request, **kwargs):
        return self._page(TemplateForm(template=self.template))

    def patch(self, request, key, **kwargs):
        form = TemplateForm(request.POST)
        if attempt(form, Template.write, by=request.user, organisation=self.organisation, key=key):
            messages.success(request, _("Saved. Accounts that were begun before keep their parts."))
            return redirect("postmortems:templates", self.organisation.slug)
        return self._page(form, status=422)

    def delete(self, request, key, **kwargs):
        try:
            Template.put_away(by=request.user, organisation=self.organisation, key=key)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return redirect("postmortems:templates", self.organisation.slug)

    def put(self, request, key, **kwargs):
        Template.put_back(by=request.user, organisation=self.organisation, key=key)
        messages.success(request, _("The shipped template is back."))
        return redirect("postmortems:templates", self.organisation.slug)

    def _page(self, form, status=200):
        context = {"form": form, "template": self.template, "is_shipped": self.template.key in shipped()}
        return render(self.request, "postmortems/template.html", context, status=status)
