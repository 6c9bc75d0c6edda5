"""Fields for days and numbers as people type them by hand."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.checking import EARLIEST, LATEST
from goldseam.measurements.tables.amounts import Style, amount_in, is_unit, style_in, unit_in
from goldseam.measurements.tables.answers import Answers
from goldseam.measurements.tables.moments import lacks_year, moment_in, order_of

LONGEST = 60


class MomentField(forms.Field):
    """A day, or a day with its time, in the zone of the organisation."""

    def __init__(self, series, is_end=False, **options):
        self.zone = ZoneInfo(series.organisation.time_zone)
        self.is_by_moment, self.is_end = series.is_by_moment, is_end
        kind = "datetime-local" if series.is_by_moment else "date"
        super().__init__(widget=forms.DateInput(attrs={"type": kind}), **options)

    def to_python(self, value) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = None if self._is_open(text) else moment_in(text, Answers(self.zone))
        if found is None or not EARLIEST <= found.year < LATEST:
            raise ValidationError(_("Write it like 2026-03-12."), code="moment")
        return self._at_its_end(found) if self.is_end else found

    def prepare_value(self, value):
        if not isinstance(value, datetime):
            return value
        return f"{value.astimezone(self.zone):{'%Y-%m-%dT%H:%M' if self.is_by_moment else '%Y-%m-%d'}}"

    def _is_open(self, text: str) -> bool:
        """Whether it may mean two days."""
        return len(text) > LONGEST or bool(order_of([text])) or lacks_year(text)

    def _at_its_end(self, moment: datetime) -> datetime:
        is_day = moment.timetz().replace(tzinfo=None) == time.min
        return datetime.combine(moment.date(), time.max, moment.tzinfo) if is_day else moment


class AmountField(forms.CharField):
    """A number with a decimal point or comma, in a unit that may stand behind it."""

    def __init__(self, unit="", **options):
        self.unit = unit
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-coach": "off"})
        super().__init__(max_length=LONGEST, widget=widget, **options)

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        style = style_in([text])
        if style == Style.OPEN and "," in text:
            raise ValidationError(_("This can be read in two ways. Write 1234, or 1.234."), code="open")
        number = amount_in(text, Style.COMMA if style == Style.COMMA else Style.POINT)
        if number is None or not is_unit(unit_in(text), self.unit):
            raise ValidationError(_("Write a number, such as 12 or 4.5."), code="number")
        return number

    def prepare_value(self, value):
        return f"{value:g}" if isinstance(value, float) and f"{value:g}" == repr(value).removesuffix(".0") else value

    def validate(self, value):
        forms.Field.validate(self, value)

    def run_validators(self, value):
        if isinstance(value, str):
            super().run_validators(value)
