"""Fields that many forms share: they keep numbers, days and texts to what can be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common import numbers

LONGEST = 5_000
LARGEST = 1e12  # Arithmetic stays finite far beyond what anybody counts.
MOST = 1_000_000


class Words(forms.CharField):
    """A text of a few lines."""

    def __init__(self, label, help_text="", rows=2, required=False, max_length=LONGEST, **attrs):
        widget = forms.Textarea(attrs={"rows": rows} | attrs)
        super().__init__(label=label, help_text=help_text, required=required, max_length=max_length, widget=widget)


class Line(forms.CharField):
    """A text of one line. Names and places are nothing for the coach to look at."""

    def __init__(self, label, help_text="", required=False, max_length=300, is_coached=True):
        widget = forms.TextInput(attrs={} if is_coached else {"data-coach": "off"})
        super().__init__(label=label, help_text=help_text, required=required, max_length=max_length, widget=widget)


NUMBERS: dict[str, Any] = {
    "invalid": _("Write a number."),
    "min_value": _("At least %(limit_value)s."),
    "max_value": _("At most %(limit_value)s."),
}


class Number(forms.FloatField):
    """A number as it is measured."""

    default_error_messages = NUMBERS

    def __init__(self, label, help_text="", least=-LARGEST, most=LARGEST, required=False, **options):
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            min_value=least,
            max_value=most,
            widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
            **options,
        )


class Whole(forms.IntegerField):
    """A count."""

    default_error_messages = NUMBERS

    def __init__(self, label, help_text="", least=0, most=MOST, required=False, **options):
        super().__init__(
            label=label, help_text=help_text, required=required, min_value=least, max_value=most, **options
        )


class Day(forms.DateField):
    """A day of the calendar. Other programs have no place for the first and the last days that there are."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, label, help_text="", required=False):
        super().__init__(label=label, help_text=help_text, required=required)

    def clean(self, value):
        day = super().clean(value)
        if day and not 2000 <= day.year < 2200:
            raise forms.ValidationError(_("Check the year."))
        return day


class Cards(forms.ChoiceField):
    """One of a few answers, as cards."""

    widget = forms.RadioSelect

    def __init__(self, label, choices, help_text="", required=False, **options):
        super().__init__(label=label, choices=choices, help_text=help_text, required=required, **options)


class Several(forms.ModelMultipleChoiceField):
    """Some of a list. What is no key of any database is none of them."""

    def clean(self, value):
        if any(len(str(key)) > numbers.LONGEST for key in value or ()):
            raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": "…"})
        return super().clean(value)
