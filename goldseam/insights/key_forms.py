"""Forms with which an organisation lets a program, or a screen, see its measures."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MetricsKeyForm(forms.Form):
    name = forms.CharField(label=_("What will use it"), max_length=80, help_text=_("Such as “Prometheus”."))


class WallForm(forms.Form):
    name = forms.CharField(label=_("Where it hangs"), max_length=80, help_text=_("Such as “kitchen” or “ward office”."))
