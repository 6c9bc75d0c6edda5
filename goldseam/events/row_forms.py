"""Forms with a row for each entry of the timeline and for each contributing factor."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.events import factor_codes
from goldseam.events.models import Factor, FactorLevel, TimelineEntry, TimelineKind
from goldseam.events.models.rows import values
from goldseam.events.models.timeline import MOST_ROWS

WORDLESS = _("Say it in a few words, or remove the row.")
BLANK_ROWS = 3  # For those without scripts; with them rows are added as needed.


class WasField(forms.CharField):
    """What a row said when its writer began. What cannot be read, because it was not ours, counts as not said."""

    widget = forms.HiddenInput

    def prepare_value(self, value):
        return value if isinstance(value, str) else json.dumps(value)

    def to_python(self, value):
        try:
            was = json.loads(value or "null")
        except (ValueError, RecursionError):
            return None
        return was if isinstance(was, dict) else None

    def has_changed(self, initial, data):
        return self.to_python(data) != initial


class RowForm(forms.Form):
    """One row. `was` is how it looked when its writer began, so that a change by somebody else is noticed."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    was = WasField(required=False)
    position = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    @property
    def is_blank(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("id", *self.written))

    def has_changed(self) -> bool:
        return any(name not in {"position", *self.chosen} for name in self.changed_data)

    def clean(self):
        facts = super().clean()
        for name in self.written:
            if isinstance(facts.get(name), str):
                facts[name] = facts[name].replace("\r\n", "\n")
        return facts


class TimelineRow(RowForm):
    time = forms.CharField(label=_("Time"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("not said")), *TimelineKind.choices],
        initial=TimelineKind.SIGNAL,
        required=False,
    )
    text = forms.CharField(
        label=_("What happened"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": WORDLESS},
    )
    known_then = forms.CharField(
        label=_("What people knew then"), max_length=5_000, required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, required=False, widget=forms.TextInput(attrs={"data-coach": "off"})
    )

    written, chosen = ("time", "text", "known_then", "source"), ("kind",)


class OtherFactorField(forms.ChoiceField):
    """Another factor of the event. One that has been removed meanwhile counts as not said."""

    def clean(self, value):
        known = {str(key): key for key, _text in self.choices if key}
        return known.get(str(value))


class FactorRow(RowForm):
    """`level` is answered by a level or, more closely, by a code of it."""

    level = forms.ChoiceField(label=_("What it is about"), choices=factor_codes.choices, initial=FactorLevel.PROCESS)
    text = forms.CharField(label=_("Factor"), max_length=300, error_messages={"required": WORDLESS})
    how = forms.CharField(
        label=_("How it contributed"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = forms.CharField(label=_("What shows it"), max_length=300, required=False)
    made_likely_by_id = OtherFactorField(label=_("What made it likely"), required=False)
    is_root = forms.BooleanField(label=_("We call this a root cause"), required=False)

    written, chosen = ("text", "how", "evidence", "made_likely_by_id", "is_root"), ("level",)

    def __init__(self, *args, factors=(), **options):
        super().__init__(*args, **options)
        own = None if self.is_bound else self.initial.get("id")
        others = [(factor.pk, factor.text) for factor in factors if factor.pk != own]
        self.fields["made_likely_by_id"].choices = [("", _("Nothing said")), *others]

    def clean(self):
        facts = super().clean()
        if chosen := facts.get("level"):
            facts["level"], facts["code"] = factor_codes.level_and_code(chosen)
        return facts


class Rows(forms.BaseFormSet):
    """The rows of one event."""

    fields: tuple[str, ...] = ()

    @property
    def wanted(self) -> list[dict]:
        """What is to be saved, in the order that people gave it."""
        forms_in_order = sorted(self.forms, key=_position)
        return [self._wanted(form) for form in forms_in_order if form.cleaned_data and not form.is_blank]

    def _wanted(self, form) -> dict:
        facts = {name: form.cleaned_data[name] for name in self.fields if name in form.cleaned_data}
        return facts | {
            "id": form.cleaned_data.get("id"),
            "was": form.cleaned_data.get("was"),
            "remove": form.cleaned_data.get("DELETE", False),
        }


def _position(form) -> float:
    position = getattr(form, "cleaned_data", {}).get("position")
    return float("inf") if position is None else position


def _rows(form: type[RowForm], fields: tuple[str, ...]) -> type[forms.BaseFormSet]:
    rows = forms.formset_factory(
        form, formset=Rows, extra=BLANK_ROWS, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 50
    )
    rows.fields = fields
    return rows


TimelineRows = _rows(TimelineRow, TimelineEntry.FIELDS)
FactorRows = _rows(FactorRow, Factor.FIELDS)


def initial_rows(entries, fields: tuple[str, ...]) -> list[dict]:
    """What the form shows of rows that are there."""
    return [
        values(entry, fields) | {"id": entry.pk, "was": values(entry, fields), "position": position}
        for position, entry in enumerate(entries, start=1)
    ]


def initial_factors(factors) -> list[dict]:
    """The same of factors: a code says the level too."""
    return [row | {"level": row["code"] or row["level"]} for row in initial_rows(factors, Factor.FIELDS)]


class NoneFoundForm(forms.Form):
    """Wider factors were looked for, and none was found."""

    where_looked = forms.CharField(
        label=_("Where you looked"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say where you looked.")},
    )
