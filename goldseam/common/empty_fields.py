"""What a form says of a field that was left empty, unless the field has words of its own."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

STILL_EMPTY = _("This is still empty.")
KINDER: dict = {
    forms.Field: STILL_EMPTY,
    forms.ChoiceField: _("Choose one."),
    forms.MultipleChoiceField: _("Choose at least one."),
    forms.ModelChoiceField: _("Choose one."),
    forms.ModelMultipleChoiceField: _("Choose at least one."),
    forms.BooleanField: _("This needs your tick."),
    forms.FileField: _("Choose a file."),
}


def say_it_kindly() -> None:
    for kind, words in KINDER.items():
        kind.default_error_messages = kind.default_error_messages | {"required": words}
    empty: dict = {"blank": STILL_EMPTY, "null": STILL_EMPTY}
    models.Field.default_error_messages = {**models.Field.default_error_messages, **empty}
