"""Forms of the handbook."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 50_000


class PageForm(forms.Form):
    """An organisation's own text of a page."""

    base = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "data-coach": "off"}),
        help_text=_("Markdown. The first line, after “# ”, is the title."),
    )
    why = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("For those who compare the versions one day.")
    )
