"""Days that people choose for something to come."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LAST_YEAR = 2200  # Calendars and other time zones have no place for the last days that there are.


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def checked_day(day: date) -> date:
    """A day from today on."""
    if day < timezone.localdate():
        raise forms.ValidationError(_("That day has passed. Choose today or a later day."))
    if day.year >= LAST_YEAR:
        raise forms.ValidationError(_("Check the year."))
    return day
