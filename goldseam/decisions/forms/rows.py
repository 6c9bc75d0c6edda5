"""Rows of a form: options, assumptions and points, each with its position; blank ones lack nothing."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Day, Line, Words
from goldseam.decisions.models.dissenting import MOST_POINTS
from goldseam.decisions.models.weighing import MOST_ASSUMPTIONS, MOST_OPTIONS

BLANK_ROWS = 2  # Blank rows are for those without scripts; with them rows are added as needed.


class Row(forms.Form):
    """One row. `named` is the field without which it says nothing."""

    named = ""
    texts: tuple[str, ...] = ()

    position = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.empty_permitted = False  # A row counts as it was sent.
        self.fields[self.named].error_messages["required"] = _("Say it, or take the row out.")

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.is_blank:
            self._errors = ErrorDict()

    @property
    def is_blank(self) -> bool:
        return not any((self[name].value() or "") for name in self.texts)

    @property
    def told(self) -> dict[str, Any]:
        kept = {name: self.cleaned_data.get(name) for name in self.base_fields if name not in ("position", "DELETE")}
        return {name: value for name, value in kept.items() if name in self.fields}


class OptionRow(Row):
    named, texts = "title", ("title", "pros", "cons")

    title = Line(_("Option"), required=True)
    pros = Words(_("Speaks for it"))
    cons = Words(_("Speaks against it"))
    is_chosen = forms.BooleanField(label=_("This is what we do"), required=False)


class AssumptionRow(Row):
    named, texts = "text", ("text", "expires_on")

    text = Line(_("This has to be true"), required=True)
    expires_on = Day(_("Look again whether it is"))


class PointRow(Row):
    named, texts = "text", ("text", "instead")

    text = Words(_("What we see differently"), required=True)
    instead = Words(_("What we think will happen instead, and when"))


def rows_of(row: type[Row], most: int):
    return forms.formset_factory(row, extra=BLANK_ROWS, can_delete=True, max_num=most, absolute_max=most + 20)


OptionRows = rows_of(OptionRow, MOST_OPTIONS)
AssumptionRows = rows_of(AssumptionRow, MOST_ASSUMPTIONS)
PointRows = rows_of(PointRow, MOST_POINTS)


class WithRows:
    """A form with lists of rows: `lists` names them; what is wrong in them is said where the page opens, too."""

    lists: dict[str, Any]

    def clean_lists(self, facts: dict) -> dict:
        for name, rows in self.lists.items():
            if rows.is_valid():
                facts[name] = [row.told for row in sorted(_kept(rows), key=_position)]
            else:
                self.add_error(None, [*_said_of(rows)] or _("These are too many rows."))  # type: ignore[attr-defined]
        return facts


def _kept(rows) -> list[Row]:
    return [row for row in rows.forms if not row.is_blank and not row.cleaned_data.get("DELETE")]


def _position(row) -> float:
    position = row.cleaned_data.get("position")
    return float("inf") if position is None else position


def _said_of(rows):
    """Which row it is, and what it lacks."""
    written = [row for row in rows.forms if not row.is_blank]
    for number, row in enumerate(written, start=1):
        for name, said in row.errors.items():
            facts = {"number": number, "field": row.fields[name].label or name, "says": said[0]}
            yield _("Row %(number)d, “%(field)s”: %(says)s") % facts
