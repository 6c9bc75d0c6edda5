"""When a checklist comes round by itself."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.models import Routine
from goldseam.runs.starting_forms import RoutineForm
from goldseam.runs.views.scopes import ChecklistScoped


class RoutinesView(ChecklistScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(RoutineForm(self.artifact))

    def post(self, request, **kwargs):
        form = RoutineForm(self.artifact, request.POST)
        if attempt(form, Routine.make, by=request.user, artifact=self.artifact):
            messages.success(request, _("It comes round: %(when)s.") % {"when": form.result.words})
            return redirect("runs:routines", self.organisation.slug, self.artifact.number)
        return self.page(form, status=422)

    def page(self, form, status=200):
        routines = self.artifact.routines.select_related("person", "team")
        context = {"artifact": self.artifact, "form": form, "routines": routines}
        return render(self.request, "runs/routines.html", context, status=status)


class RoutineView(ChecklistScoped, ResourceView):
    reader = "writes"

    def load(self, routine, **kwargs):
        super().load(**kwargs)
        self.routine = get_or_gone(self.artifact.routines.select_related("person", "team"), self.listing, pk=routine)
        self.routine.artifact = self.artifact

    def get(self, request, **kwargs):
        return self.page(RoutineForm(self.artifact, routine=self.routine))

    def patch(self, request, **kwargs):
        form = RoutineForm(self.artifact, request.POST)
        if attempt(form, self.routine.change):
            messages.success(request, _("It comes round: %(when)s.") % {"when": self.routine.words})
            return self.back()
        return self.page(form, status=422)

    def delete(self, request, **kwargs):
        self.routine.end()
        messages.success(request, _("It comes round no more."))
        return self.back()

    def back(self):
        return redirect(self.listing)

    @property
    def listing(self) -> str:
        return reverse("runs:routines", args=[self.organisation.slug, self.artifact.number])

    def page(self, form, status=200):
        context = {"artifact": self.artifact, "routine": self.routine, "form": form}
        return render(self.request, "runs/routine.html", context, status=status)
