"""What a form says of a field that was left empty, unless the field has words of its own."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDER: dict = {
    forms.Field: _("This is still empty."),
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
