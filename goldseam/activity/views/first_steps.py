"""Ticking a first step by hand, and putting the path away."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from goldseam.activity.first_steps import ticked_by_hand
from goldseam.activity.models import Milestone
from goldseam.activity.models.milestone import PUT_AWAY
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import ManagerScoped, OrganisationScoped


class FirstStepView(OrganisationScoped, ResourceView):
    """One step that nobody can derive: it is done when somebody says so, or puts it on the calendar."""

    def load(self, key, **kwargs):
        if ticked_by_hand(key) is None:
            raise Http404
        self.key = key

    def post(self, request, **kwargs):
        Milestone.tick(self.organisation, self.key, by=request.user)
        home = reverse("home", args=[self.organisation.slug])
        return redirect(f"{home}?calendar={self.key}" if "calendar" in request.POST else home)

    def delete(self, request, **kwargs):
        Milestone.untick(self.organisation, self.key)
        return redirect("home", self.organisation.slug)


class FirstStepsView(ManagerScoped, ResourceView):
    """The path of the first weeks. Deleting it puts it away for everybody; posting to it brings it back."""

    def post(self, request, **kwargs):
        Milestone.untick(self.organisation, PUT_AWAY)
        return redirect("home", self.organisation.slug)

    def delete(self, request, **kwargs):
        Milestone.tick(self.organisation, PUT_AWAY, by=request.user)
        return redirect("home", self.organisation.slug)
