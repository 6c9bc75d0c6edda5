"""Forms of watches."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact
from goldseam.experiments.models import Cycle
from goldseam.guardrails.models import Address, How
from goldseam.guardrails.models.watch import LINKED
from goldseam.measurements.fields import AmountField, MomentField
from goldseam.measurements.limits import Side
from goldseam.measurements.models import Better, Series
from goldseam.premortems.models import Signal, SignalKind


class SeriesChoiceForm(forms.Form):
    """Which measurement is to be watched."""

    series = forms.ModelChoiceField(
        Series.objects.none(), label=_("Measurement"), empty_label=_("Choose one"), to_field_name="number"
    )

    def __init__(self, organisation, person, data=None):
        super().__init__(data)
        seen = Series.objects.visible_to(person).filter(organisation=organisation).watched()
        self.fields["series"].queryset = seen.order_by("title")


class WatchForm(forms.Form):
    """What `Watch.make` and `Watch.describe` take."""

    title = forms.CharField(label=_("Name"), max_length=160)
    side = forms.ChoiceField(label=_("It fires when a value lies"), choices=Side, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("Which limit"), choices=How, widget=forms.RadioSelect, initial=How.TWO_OR_THREE)
    in_a_row = forms.IntegerField(
        label=_("How many values running"),
        min_value=1,
        max_value=30,
        initial=1,
        help_text=_("More than one gives fewer false alarms, and a later true one."),
    )
    least = forms.FloatField(
        label=_("Count a value only from so many on"),
        required=False,
        min_value=0,
        max_value=1e9,
        help_text=_("A share of three cases says little."),
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    pauses_all = forms.BooleanField(label=_("Pause every experiment that looks at this measurement"), required=False)

    def __init__(self, series, person, data=None, watch=None, initial=None):
        super().__init__(data, initial=_initial(series, watch) | (initial or {}))
        self.fields["limit"] = AmountField(
            series.unit, label=_("Our own limit"), required=False, help_text=_("Only where you set it yourselves.")
        )
        days = _("Leave both empty for all values until now, or for the frozen baseline.")
        self.fields["baseline_first"] = MomentField(series, label=_("Baseline from"), required=False, help_text=days)
        self.fields["baseline_until"] = MomentField(series, is_end=True, label=_("Baseline until"), required=False)
        self._add_choices(series, person, watch)
        if not series.has_of:
            del self.fields["least"]
        self.order_fields(ORDER)

    def clean_least(self):
        return self.cleaned_data["least"] or 0.0

    def _add_choices(self, series, person, watch) -> None:
        """What it holds already can be kept; where one may not see that, it stays as it is."""
        held: dict[str, int] = {name: getattr(watch, f"{name}_id", None) or 0 for name in LINKED}
        mine = {"organisation": series.organisation}
        cycles = Cycle.objects.visible_to(person).filter(Q(decision=None) | Q(pk=held["cycle"]), **mine)
        if series.team_id:  # Others would hear of the measurement where it pauses.
            cycles = cycles.filter(Q(team=series.team_id) | Q(pk=held["cycle"]))
        rules = Artifact.objects.visible_to(person).filter(Q(retirement=None) | Q(pk=held["rule"]), **mine)
        addresses = Address.objects.filter(Q(closed_at=None) | Q(pk=held["address"]), **mine)
        signals = _signals(series, person, held["signal"])
        for name, found, label in (
            ("cycle", cycles.order_by("-number"), _("Pause this experiment")),
            ("rule", rules.filter(is_private=False).order_by("title"), _("The rule that it enforces")),
            ("address", addresses.order_by("name"), _("Call this address")),
            ("signal", signals, _("The early signal of a risk")),
        ):
            if not held[name] or found.filter(pk=held[name]).exists():
                self.fields[name] = forms.ModelChoiceField(found, label=label, required=False, empty_label=_("None"))
        if not (held["signal"] or signals.exists()):
            del self.fields["signal"]  # Most have none: a question less.


ORDER = ["title", "side", "how", "limit", "in_a_row", "least", "baseline_first", "baseline_until"]
ORDER += ["cycle", "pauses_all", "address", "rule", "signal"]
FIELDS = ("title", "side", "how", "limit", "in_a_row", "least", "baseline_first", "baseline_until")
LINKS = ("cycle", "pauses_all", "address", "rule", "signal")


def _signals(series, person, held: int):
    """Those that a measurement gives, and that only people hear of who see this one; the newest first."""
    seen = Signal.objects.visible_to(person).filter(organisation=series.organisation, kind=SignalKind.WATCH)
    fitting = Q(retirement=None)
    if series.team_id:
        fitting &= Q(risk__premortem__team=series.team_id)
    return seen.filter(fitting | Q(pk=held)).order_by("-number")


def _initial(series, watch) -> dict:
    if watch is not None:
        return {name: getattr(watch, name) for name in (*FIELDS, *LINKS)} | {"least": watch.least or None}
    return {"title": series.title, "side": Side.BELOW if series.better == Better.HIGHER else Side.ABOVE}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AddressForm(forms.Form):
    """What `Address.make` and `Address.describe` take."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("What is called there, such as “the pager”."))
    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("https://…, where the other program takes webhooks."),
        widget=forms.URLInput(attrs={"data-coach": "off"}),
    )
