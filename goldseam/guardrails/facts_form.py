"""The form in which facts are tried out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.typed_values import value_of
from goldseam.guardrails.facts import checked


class FactsForm(forms.Form):
    """Facts to try, one a line, read as `--fact` of the command line is."""

    facts = forms.CharField(
        label=_("Facts, one a line"),
        max_length=16_000,
        required=False,
        help_text=_("For example: scope_changed = true"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "data-coach": "off"}),
    )

    def __init__(self, names, data=None):
        """`names` are the facts that the gate asks for."""
        super().__init__(data)
        if names:
            told = {"names": ", ".join(names), "name": names[0]}
            self.fields["facts"].help_text = _now("It compares %(names)s. For example: %(name)s = true") % told

    def clean_facts(self) -> dict:
        found: dict = {}
        for line in self.cleaned_data["facts"].splitlines():
            if line.strip():
                found |= _fact(line)
        try:
            return checked(found)
        except ValidationError as error:
            raise ValidationError(error.messages) from error


def _fact(line: str) -> dict:
    name, sign, value = line.partition("=")
    if not sign:
        raise ValidationError(_now("“%(line)s” has no value. Write it as: name = value") % {"line": line.strip()[:60]})
    return {name.strip(): value_of(value.strip())}
