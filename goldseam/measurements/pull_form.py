"""The form in which people say what Prometheus is asked."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.models.pulling import LONGEST_QUERY
from goldseam.measurements.series_kind import HAS_OF, Every

CODE = {"rows": 3, "spellcheck": "false", "data-coach": "off"}


class PullForm(forms.Form):
    """Its `cleaned_data` is what `series.pull_as` and `series.pull_from` take."""

    url = forms.CharField(
        label=_("Address of Prometheus"),
        max_length=500,
        help_text=_("Such as https://prometheus.example.org"),
        widget=forms.URLInput(attrs={"data-coach": "off"}),
    )
    query = forms.CharField(
        label=_("Query (PromQL)"),
        max_length=LONGEST_QUERY,
        widget=forms.Textarea(attrs=CODE),
        help_text=_("It has to give one number. For whole numbers, put round(…) around it."),
    )
    of_query = forms.CharField(
        label=_("Query for what it is out of"), max_length=LONGEST_QUERY, widget=forms.Textarea(attrs=CODE)
    )
    minutes = forms.IntegerField(label=_("Every so many minutes"), min_value=1, max_value=1_440, initial=5)
    token = forms.CharField(
        label=_("Bearer token"),
        max_length=2_000,
        required=False,
        help_text=_("Only where Prometheus asks for one. It is kept encrypted and never shown again."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "data-no-draft": True}),
    )

    def __init__(self, series, data=None):
        pull = series.pull if series.is_pulled else None
        names = ("url", "query", "of_query", "minutes")
        super().__init__(data, initial={name: getattr(pull, name) for name in names} if pull else None)
        if series.kind not in HAS_OF:
            del self.fields["of_query"]
        if series.every != Every.EVENT:
            del self.fields["minutes"]

    def clean_token(self):
        token = self.cleaned_data["token"].strip()
        if not (token.isascii() and token.isprintable()):
            raise ValidationError(_("A token has no such characters."))
        return token
