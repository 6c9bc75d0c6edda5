"""Examples of guardrails, and starting from one."""

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.examples import Example, example_called, examples
from goldseam.measurements.models import Series
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped


class StartForm(forms.Form):
    """For whom it is, and what it looks at, where it looks at something."""

    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    series = forms.ModelChoiceField(
        None, label=_("Which measurement?"), required=False, empty_label=_("Choose one"), to_field_name="number"
    )

    def __init__(self, example: Example, organisation, person, data=None):
        super().__init__(data, auto_id=f"{example.key}_%s")
        self.example = example
        self.fields["team"].queryset = Team.objects.filter(organisation=organisation).visible_to(person)
        self.fields["series"].queryset = Series.objects.filter(organisation=organisation).visible_to(person).watched()
        self.fields["series"].required = example.needs_series
        self.fields["series"].error_messages["required"] = _("Choose what it is to look at.")
        unwanted = {"team"} if example.needs_series else {"series"}
        for name in unwanted | (set() if organisation.has_teams else {"team"}):
            del self.fields[name]


class ExamplesView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page()

    def post(self, request, **kwargs):
        example = example_called(request.POST.get("example", ""))
        if example is None:
            return self.page(status=422)
        form = StartForm(example, self.organisation, request.user, request.POST)
        if attempt(form, example.start, by=request.user, organisation=self.organisation):
            return redirect(form.result.first)
        return self.page(form, status=422)

    def page(self, sent=None, status=200):
        fresh = [StartForm(example, self.organisation, self.request.user) for example in examples()]
        shown = [sent if sent and sent.example is form.example else form for form in fresh]
        return render(self.request, "guardrails/examples/list.html", {"forms": shown}, status=status)
