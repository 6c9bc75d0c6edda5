"""My plans and the rules of the team; a new plan; and working by one."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.artifacts.forms import ActivationForm
from goldseam.artifacts.models import Artifact
from goldseam.common.resources import ResourceView, attempt
from goldseam.if_then.forms import PlanForm
from goldseam.if_then.overview import Overview
from goldseam.if_then.views.scopes import OwnPlanScoped
from goldseam.people.scopes import OrganisationScoped


class PlansView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return plans_page(request)


class NewPlanView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(PlanForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = PlanForm(self.organisation, request.user, request.POST)
        if attempt(form, partial(Artifact.make, self.organisation), by=request.user):
            messages.success(request, _("Written. Say it aloud twice, and picture the moment; then begin."))
            return redirect("if_then:list", self.organisation.slug)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "if_then/new.html", {"form": form}, status=status)


class ActivationView(OwnPlanScoped, ResourceView):
    """The owner works by a plan from now on, or writes on it first."""

    def post(self, request, **kwargs):
        form = ActivationForm(request.POST)
        if attempt(form, self.artifact.activate, by=request.user):
            return self.back("moments")
        return plans_page(request, status=422, refused=form, refused_plan=self.artifact)

    def delete(self, request, **kwargs):
        if not self.artifact.is_retired:
            self.artifact.draft_again(by=request.user)
        return self.back("moments")


def plans_page(request, status=200, refused=None, refused_plan=None):
    overview = Overview(request.user, request.organisation, request.GET.get("page", ""))
    context = {"overview": overview, "refused": refused, "refused_plan": refused_plan}
    return render(request, "if_then/list.html", context, status=status)
