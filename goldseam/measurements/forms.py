"""Forms of series: what is measured, and what people say about it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.fields import AmountField, MomentField
from goldseam.measurements.models import Better, Every, Rules, SeriesKind, Width
from goldseam.measurements.models.phasing import QUESTIONS
from goldseam.measurements.series_kind import HAS_OF


class SeriesForm(forms.Form):
    """What is measured; its `cleaned_data` is what `Series.make` and `Series.describe` take."""

    title = forms.CharField(
        label=_("Name"), max_length=160, help_text=_("Such as “Errors in invoices” or “Minutes until an answer”.")
    )
    definition = forms.CharField(
        label=_("What exactly is counted"),
        help_text=_("So that two people who look at the same thing write down the same number."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("What do you write down each time?"), choices=SeriesKind, widget=forms.RadioSelect)
    unit = forms.CharField(
        label=_("Unit"), max_length=40, required=False, help_text=_("What is counted: errors, minutes, euros.")
    )
    of_what = forms.CharField(
        label=_("Out of what"), max_length=60, required=False, help_text=_("Patient days, handovers, releases.")
    )
    per = forms.FloatField(
        label=_("Per how many of them"),
        min_value=0.000001,
        max_value=1e9,
        required=False,
        help_text=_("1 or 1,000: the rate is shown for so many."),
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    better = forms.ChoiceField(
        label=_("Which way is better?"),
        choices=Better,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Where the time between is watched, higher means that it happens less often."),
    )
    every = forms.ChoiceField(label=_("How often?"), choices=Every, initial=Every.WEEK)
    team = forms.ModelChoiceField(None, label=_("Team"), required=False, empty_label=_("The whole organisation"))
    source_words = forms.CharField(
        label=_("Where the numbers come from"),
        max_length=300,
        required=False,
        help_text=_("The tracker, the list at the door, the till."),
    )

    def __init__(self, organisation, data=None, series=None):
        super().__init__(data, initial=_initial(series))
        self.fields["team"].queryset = organisation.teams.all()
        if not organisation.has_teams:
            del self.fields["team"]
        if series and series.has_points:
            self._keep_to(series.kind)

    def _keep_to(self, kind: str) -> None:
        """The kind stays as it is, and what does not matter for it is not asked."""
        needless = {"kind"} | ({"per"} if kind != SeriesKind.RATE else set())
        needless |= set() if kind in HAS_OF | {SeriesKind.GAP} else {"of_what"}
        for name in needless:
            del self.fields[name]

    def clean_per(self):
        return self.cleaned_data["per"] or 1.0


def _initial(series) -> dict:
    if series is None:
        return {"per": 1, "kind": SeriesKind.COUNT, "better": Better.LOWER}
    names = ("title", "definition", "kind", "unit", "of_what", "per", "better", "every", "team", "source_words")
    return {name: getattr(series, name) for name in names}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class CorrectionForm(forms.Form):
    """Another value in place of one that was wrong."""

    def __init__(self, point, data=None):
        self.point, series = point, point.series
        super().__init__(
            data, auto_id="correction-%s", initial={"amount": point.amount, "of": point.of, "note": point.note}
        )
        self.fields["amount"] = AmountField(series.unit, label=_("Value"))
        self.fields["of"] = AmountField(series.of_what, label=series.of_what or _("Out of"))
        self.fields["note"] = forms.CharField(label=_("Note"), max_length=300, required=False)
        self.fields["reason"] = forms.CharField(label=_("What was wrong with it"), max_length=300)
        if series.kind not in HAS_OF:
            del self.fields["of"]
        if series.kind == SeriesKind.TIME_BETWEEN:
            del self.fields["amount"]

    def clean(self):
        return {"amount": self.point.amount} | super().clean()


class PhaseForm(forms.Form):
    """A new phase, with Wheeler's four questions; the verb says what to do where one is answered with no."""

    def __init__(self, series, data=None):
        super().__init__(data, auto_id="phase-%s")
        self.fields["starts_at"] = MomentField(series, label=_("From"))
        self.fields["reason"] = forms.CharField(label=_("What changed"), max_length=300)
        labels = {
            "is_different": _("The data behave differently now"),
            "is_known": _("We know why"),
            "is_wanted": _("This is how it should be"),
            "will_last": _("It is expected to last"),
        }
        for name in QUESTIONS:
            self.fields[name] = forms.BooleanField(label=labels[name], required=False)


class FreezeForm(forms.Form):
    """The time from which centre and limits come."""

    def __init__(self, series, data=None):
        frozen = series.freeze if series.is_frozen else None
        initial = {"first": frozen.first, "until": frozen.until} if frozen else {}
        super().__init__(data, auto_id="freeze-%s", initial=initial)
        self.fields["first"] = MomentField(series, label=_("From"))
        self.fields["until"] = MomentField(series, is_end=True, label=_("Until"))


class AnnotationForm(forms.Form):
    def __init__(self, series, data=None):
        super().__init__(data, auto_id="note-%s")
        self.fields["moment"] = MomentField(series, label=_("When"))
        self.fields["text"] = forms.CharField(label=_("What was going on"), max_length=120)


class RulesForm(forms.Form):
    """By which rules signals are pointed out."""

    rules = forms.ChoiceField(label=_("A signal is"), choices=Rules, widget=forms.RadioSelect)
    width = forms.ChoiceField(label=_("Limits are as wide"), choices=Width, widget=forms.RadioSelect)

    def __init__(self, series, data=None):
        super().__init__(data, auto_id="rules-%s", initial={"rules": series.rules, "width": series.width})
        if series.kind not in HAS_OF:
            del self.fields["width"]


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("What will use it"), max_length=80, help_text=_("Such as “nightly job” or “counter at gate 3”.")
    )
