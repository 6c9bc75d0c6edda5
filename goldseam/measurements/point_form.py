"""One value, typed by hand: when, how much, and a note."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.checking import is_ahead, problem_with, tidied
from goldseam.measurements.fields import AmountField, MomentField
from goldseam.measurements.models import Every, SeriesKind, Value
from goldseam.measurements.tables.amounts import parts_in

STEPS = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}


class PointForm(forms.Form):
    """Its `cleaned_data` is what `Series.add` takes. Another value for a day that has one is put right there."""

    def __init__(self, series, data=None, newest=None):
        self.series, self.there, self.asks_ahead = series, None, False
        super().__init__(data, auto_id="point-%s", initial={"at": next_moment(series, newest)})
        self.fields["at"] = MomentField(series, label=_("When"))
        if series.kind != SeriesKind.TIME_BETWEEN:
            self.fields["amount"] = AmountField(series.unit, label=series.unit or _("Value"))
        if series.has_of:
            self.fields["of"] = AmountField(series.of_what, label=_of(series))
        self.fields["note"] = forms.CharField(label=_("Note"), max_length=300, required=False)
        self.fields["ahead"] = forms.BooleanField(label=_("This day lies ahead, and it is meant"), required=False)

    def clean(self):
        typed = super().clean()
        if self.errors:
            return typed
        value = Value(typed["at"], typed.get("amount", 1.0), typed.get("of"), typed["note"])
        self._check(value, typed["ahead"])
        return {"points": [tidied(self.series, value)], "ahead": typed["ahead"]} if not self.errors else typed

    def _check(self, value: Value, ahead: bool) -> None:
        if problem := problem_with(self.series, value):
            self.add_error("amount" if "amount" in self.fields else "at", problem)
        elif is_ahead(value) and not ahead:
            self.asks_ahead = True
            self.add_error("at", _("This day lies ahead. If it is meant, say so below."))
        else:
            self._look_who_is_there(tidied(self.series, value))

    def _look_who_is_there(self, value: Value) -> None:
        there = self.series.points.filter(at=value.at).select_related("removal").first()
        if there is None or (not there.is_removed and (there.amount, there.of) == (value.amount, value.of)):
            return
        self.there = there
        taken_out = _("A value of that day was taken out. It can be brought back.")
        other = _("There is a value for that day: %(value)s. Correct it, with a reason.") % {"value": there}
        raise ValidationError(taken_out if there.is_removed else other)


class ShareForm(PointForm):
    """Takes “3 of 40” in the first field too."""

    def __init__(self, series, data=None, newest=None):
        if data and not data.get("of") and (parts := parts_in(data.get("amount", ""))):
            data = data.copy()
            data["amount"], data["of"] = parts
        super().__init__(series, data, newest)


def _of(series) -> str:
    return _now("of %(what)s") % {"what": series.of_what} if series.of_what else _now("out of")


def point_form(series, data=None, newest=None) -> PointForm:
    return (ShareForm if series.has_of else PointForm)(series, data, newest)


def next_moment(series, newest) -> datetime:
    """What is likely to be typed next: the day after the newest one, or today."""
    zone = ZoneInfo(series.organisation.time_zone)
    now = timezone.now().astimezone(zone)
    if series.is_by_moment:
        return now.replace(second=0, microsecond=0)
    day = now.date()
    if newest is not None and (step := STEPS.get(Every(series.every))):
        day = min(day, newest.at.astimezone(zone).date() + step)
    return datetime.combine(day, time.min, zone)
