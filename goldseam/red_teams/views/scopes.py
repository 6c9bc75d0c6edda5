"""Loads the drill named in the address, out of those that this person may see."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.red_teams.models import Drill, Finding
from goldseam.red_teams.views.page import drill_page


class DrillScoped(OrganisationScoped):
    def load(self, number, **kwargs):
        drills = Drill.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        shown = drills.with_state().select_related("decision__organisation", "premortem__organisation")
        self.drill = get_object_or_404(shown.prefetch_related("members__person", "vetoes__lift"), number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of a drill by its address is shown the drill."""
        return redirect(self.drill)

    def try_to(self, form, verb, name: str, part: str = "", **facts):
        """Calls the verb; where it refuses, the page says why, with what was typed."""
        if attempt(form, verb, by=self.request.user, **facts):
            return self.back_to(part)
        self.load(number=self.drill.number)
        return drill_page(self.request, self.drill, 422, **{name: form})

    def tell(self, verb, part: str = "", **facts):
        """A verb that takes nothing but who asks. Where it refuses, the page says why."""
        form = forms.Form({})
        if not attempt(form, verb, by=self.request.user, **facts):
            messages.warning(self.request, " ".join(map(str, form.non_field_errors())))
        return self.back_to(part)

    def back_to(self, part: str = ""):
        return redirect(self.place(part))

    def place(self, part: str = "") -> str:
        return f"{self.drill.get_absolute_url()}{f'#{part}' if part else ''}"


class FindingScoped(DrillScoped):
    def load(self, number, pk=None, **kwargs):
        super().load(number=number)
        findings = Finding.objects.filter(drill=self.drill).select_related("answer__action")
        if pk is not None:
            self.finding = get_or_gone(findings, self.place("findings"), pk=pk)
            self.finding.drill = self.drill
