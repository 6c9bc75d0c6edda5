"""Which measures an experiment watches: one that is there already, or one that starts with it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.experiments.choices import Role
from goldseam.measurements.models import Better, Every, Series, SeriesKind


class WatchForm(forms.Form):
    """A measure that is there already."""

    series = forms.ModelChoiceField(Series.objects.none(), label=_("Measure"), empty_label=_("Choose one"))
    role = forms.ChoiceField(label=_("What it is here for"), choices=Role.choices)

    def __init__(self, cycle, person, data=None):
        super().__init__(data, auto_id="watch_%s")
        mine = Series.objects.visible_to(person).filter(organisation=cycle.organisation)
        fitting = mine.filter(Q(team=None) | Q(team=cycle.team_id)).exclude(watched_by__cycle=cycle)
        self.offered = self.fields["series"].queryset = fitting.order_by("title")

    @property
    def has_choices(self) -> bool:
        return self.offered.exists()


class NewSeriesForm(forms.Form):
    """A measure that begins with this experiment. The rest about it can be said on its own page."""

    title = forms.CharField(label=_("What is measured"), max_length=160, help_text=_("“Minutes until the call back”."))
    kind = forms.ChoiceField(label=_("It is"), choices=SeriesKind.choices)
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False)
    better = forms.ChoiceField(
        label=_("Which way is better"),
        choices=Better.choices,
        required=False,
    )
    every = forms.ChoiceField(
        label=_("How often"),
        choices=Every.choices,
        initial=Every.DAY,
    )
    role = forms.ChoiceField(label=_("What it is here for"), choices=Role.choices)

    def __init__(self, data=None):
        super().__init__(data, auto_id="new_series_%s")
