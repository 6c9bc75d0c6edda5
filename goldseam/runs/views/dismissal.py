"""A checklist was asked for, and was not needed this time."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.models import Opportunity
from goldseam.runs.starting_forms import DismissalForm
from goldseam.runs.views.scopes import ChecklistScoped


class DismissalView(ChecklistScoped, ResourceView):
    reader = "writes"

    def load(self, opportunity, **kwargs):
        super().load(**kwargs)
        moments = Opportunity.objects.filter(artifact=self.artifact).select_related("dismissal__by")
        self.moment = get_object_or_404(moments, pk=opportunity)
        self.moment.artifact = self.artifact

    def get(self, request, **kwargs):
        return self.page(DismissalForm())

    def post(self, request, **kwargs):
        form = DismissalForm(request.POST)
        if attempt(form, self.moment.dismiss, by=request.user):
            messages.success(request, _("Noted. It does not count as left out."))
            return redirect(self.artifact)
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"artifact": self.artifact, "moment": self.moment, "form": form}
        return render(self.request, "runs/dismissal.html", context, status=status)
