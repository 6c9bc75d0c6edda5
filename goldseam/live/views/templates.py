"""The templates of rooms: those that ship, and the organisation's own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.live.models import RoomTemplate
from goldseam.live.purposes import PURPOSES
from goldseam.live.template_forms import TemplateForm
from goldseam.live.templates_of import template_of, templates_of
from goldseam.people.scopes import OrganisationScoped


class TemplatesView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        own = RoomTemplate.objects.filter(organisation=self.organisation)
        context = {
            "purposes": [(one, templates_of(self.organisation, key)) for key, one in PURPOSES.items()],
            "retired": list(own.filter(is_retired=True)),
            "can_edit": self.membership.guides,
        }
        return render(request, "live/templates.html", context)


class TemplateScoped(OrganisationScoped):
    """For those who guide the organisation’s learning."""

    sender = reader = "guides"

    def page(self, form, template=None, status=200):
        context = {"form": form, "purpose": self.purpose, "template": template}
        return render(self.request, "live/template.html", context, status=status)

    def to_list(self):
        return redirect(self.listing)

    @property
    def listing(self) -> str:
        return reverse("rooms:templates", args=[self.organisation.slug])


class NewTemplateView(TemplateScoped, ResourceView):
    """`?purpose=open` says for what; `&like=round` begins with the steps of another one."""

    def load(self, **kwargs):
        self.purpose = PURPOSES.get(self.request.GET.get("purpose", "open"))
        if self.purpose is None:
            raise Http404

    def get(self, request, **kwargs):
        like = template_of(self.organisation, self.purpose.key, request.GET.get("like", ""))
        return self.page(TemplateForm(self.purpose, title="", stages=like.stages if like else []))

    def post(self, request, **kwargs):
        form = TemplateForm(self.purpose, request.POST)
        about = {"organisation": self.organisation, "purpose": self.purpose.key}
        if attempt(form, RoomTemplate.write, by=request.user, **about):
            messages.success(request, _("Saved. People can choose it from now on."))
            return self.to_list()
        return self.page(form, status=422)


class TemplateView(TemplateScoped, ResourceView):
    """One of the organisation's own: PATCH writes it, DELETE puts it away, PUT offers it again."""

    def load(self, pk, **kwargs):
        self.template = get_or_gone(RoomTemplate, self.listing, organisation=self.organisation, pk=pk)
        self.purpose = PURPOSES.get(self.template.purpose)
        if self.purpose is None:
            raise Http404

    def get(self, request, **kwargs):
        form = TemplateForm(self.purpose, title=self.template.title, stages=self.template.all_stages)
        return self.page(form, self.template)

    def patch(self, request, **kwargs):
        form = TemplateForm(self.purpose, request.POST)
        if attempt(form, self.template.rewrite, by=request.user):
            messages.success(request, _("Saved. Rooms that are open keep their steps."))
            return self.to_list()
        return self.page(form, self.template, status=422)

    def delete(self, request, **kwargs):
        self.template.retire(by=request.user)
        return self.to_list()

    def put(self, request, **kwargs):
        self.template.bring_back(by=request.user)
        return self.to_list()
