"""The form of a template: what it is for, and its parts as rows."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from goldseam.postmortems.models.template import KINDS
from goldseam.postmortems.part_kinds import PartKind

MOST_PARTS = 40


class PartRow(forms.Form):
    """One part: its heading, what it asks, and what belongs in it."""

    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    heading = forms.CharField(label=_("Heading"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("What stands in it"), choices=PartKind.choices, initial=PartKind.OTHER)
    prompt = forms.CharField(
        label=_("What it asks"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_required = forms.BooleanField(label=_("Asked for before it is published"), required=False)
    position = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def clean_key(self):
        """It comes from a hidden field, so nobody could mend an odd one."""
        return slugify(self.cleaned_data["key"])


Rows = forms.formset_factory(PartRow, extra=1, can_delete=True, max_num=MOST_PARTS, absolute_max=MOST_PARTS + 10)


class TemplateForm(forms.Form):
    """A whole template. `cleaned_data` is what `Template.write` takes."""

    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(label=_("What it is for"), max_length=300, required=False)
    kind = forms.ChoiceField(
        label=_("What comes of it"), choices=[(kind.value, kind.label) for kind in KINDS], widget=forms.RadioSelect
    )

    def __init__(self, data=None, template=None):
        told = {"name": template.name, "purpose": template.purpose, "kind": template.kind} if template else {}
        super().__init__(data, auto_id="template_%s", initial={"kind": KINDS[0].value} | told)
        self.rows = Rows(data, initial=[vars(part) for part in template.parts] if template else None, prefix="form")

    def clean(self):
        told = super().clean()
        if not self.rows.is_valid():
            self.add_error(None, _("A part needs another look. Everything you typed is still here."))
            return told
        return told | {"parts": self._parts()}

    def _parts(self) -> list[dict]:
        """In the order that their positions say; those without one stand where they stood."""
        rows = [row.cleaned_data for row in self.rows.forms if hasattr(row, "cleaned_data")]
        filled = [row for row in rows if row.get("heading") and not row.get("DELETE")]
        ordered = sorted(filled, key=lambda row: MOST_PARTS if row.get("position") is None else row["position"])
        return [{name: row[name] for name in ("key", "heading", "kind", "prompt", "is_required")} for row in ordered]
