"""The start: the whole plan once more as it will be locked, and one button."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.library.tried_before import for_cycle
from goldseam.experiments.plan.in_words import told
from goldseam.experiments.sample.false_alarms import hints_before
from goldseam.experiments.sample.sentences import reckoned
from goldseam.experiments.views.scopes import CycleScoped
from goldseam.experiments.views.sheet import watching_of
from goldseam.experiments.worksheet.steps import missing_in


class StartView(CycleScoped, ResourceView):
    def get(self, request, **kwargs):
        return redirect(self.cycle) if self.cycle.is_started else self._page(Form())

    def post(self, request, **kwargs):
        form = Form(request.POST)
        if attempt(form, self.cycle.start, by=request.user):
            messages.success(request, _("It runs. The plan is locked as it stands; a change of it leaves a trace."))
            return self.back_to("do")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        cycle = self.cycle
        context = {
            "cycle": cycle,
            "form": form,
            "parts": [(part, told(cycle.plan, key)) for key, part in PARTS.items()],
            "watching": watching_of(cycle),
            "gaps": missing_in(cycle),
            "hints": hints_before(cycle),
            "reckoning": reckoned(cycle, cycle.plan),
            "tried": for_cycle(cycle, self.request.user),
            "can_write": cycle.can_be_edited_by(self.request.user),
        }
        return render(self.request, "experiments/start.html", context, status=status)
