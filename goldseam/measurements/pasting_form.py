"""Pasting values or uploading a file: what people give, which column is which, and what can be meant in two ways."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.numbers import number_in
from goldseam.common.pasted import PastedForm
from goldseam.events.pasting import Order
from goldseam.measurements.checking import is_ahead
from goldseam.measurements.models import SeriesKind, Source
from goldseam.measurements.tables import Answers, Columns, Grid, Row, Style, Table, grid_of, read
from goldseam.measurements.tables.columns import propose

LONGEST = 1_500_000
SHOWN = 20


class PastingForm(PastedForm):
    """Text or a file. What is asked beyond it depends on what stands there."""

    largest = 2 * 1024 * 1024
    endings = frozenset({"csv", "tsv", "txt", "md"})
    too_large = _("This file is larger than 2 MB. Give it in parts.")
    other_kind = _("Save it as CSV first: only files with text can be read here.")

    text = forms.CharField(
        label=_("Paste it here"),
        help_text=_("Columns from a sheet, or lines such as “12 Mar 2026: 4”."),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-coach": "off"}),
    )
    file = forms.FileField(
        label=_("Or choose a file"), help_text=_("CSV, with or without a head. Up to 2 MB."), required=False
    )
    source = forms.CharField(required=False, widget=forms.HiddenInput)
    order = forms.ChoiceField(
        label=_("In these dates, 3/4 is"),
        choices=[(Order.DAY_FIRST.value, _("the third of April")), (Order.MONTH_FIRST.value, _("the fourth of March"))],
        required=False,
        widget=forms.RadioSelect,
    )
    style = forms.ChoiceField(
        label=_("In these numbers, 1,234 or 1.234 is"),
        choices=[
            (Style.POINT.value, _("written with a decimal point: 1,234.5")),
            (Style.COMMA.value, _("written with a decimal comma: 1.234,5")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    year = forms.IntegerField(label=_("Days without a year are of"), min_value=1900, max_value=2199, required=False)
    commas = forms.ChoiceField(
        label=_("Numbers parted by a comma, such as 3,5, are"),
        choices=[("yes", _("one number with a decimal comma")), ("no", _("a value, and something else"))],
        required=False,
        widget=forms.RadioSelect,
    )
    ahead = forms.BooleanField(label=_("Days that lie ahead are meant"), required=False)

    def __init__(self, series, *args, **options):
        self.series = series
        super().__init__(*args, **options)

    def clean(self):
        facts = super().clean()
        is_file = facts.get("file") or facts.get("source") == Source.FILE
        return facts | {"source": Source.FILE.value if is_file else Source.PASTE.value}

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.cleaned_data["text"])

    @cached_property
    def columns(self) -> Columns:
        """Those that people chose, or else the likeliest."""
        chosen = {name: number_in(self.data.get(f"column-{name}", "")) for name in self.asked_columns}
        if "looked" not in self.data or self.data.get("width") != str(self.grid.width):
            return propose(self.grid, self.series)
        return Columns(
            **{name: place if place is not None and place < self.grid.width else None for name, place in chosen.items()}
        )

    @property
    def asked_columns(self) -> dict[str, str]:
        """The columns that matter for this kind of series, with their names."""
        names = {"when": _now("When"), "clock": _now("Time of day"), "amount": _now("Value"), "of": _now("Out of")}
        if self.series.kind == SeriesKind.TIME_BETWEEN:
            del names["amount"]
        if not self.series.has_of:
            del names["of"]
        return names | {"note": _now("Note")}

    @property
    def column_names(self) -> list[str]:
        """What the columns are called: by their head, or by what stands in the first row."""
        first = self.grid.rows[0][1] if self.grid.rows else []
        names = self.grid.head or first
        return [names[place].strip()[:40] if place < len(names) else "" for place in range(self.grid.width)]

    @cached_property
    def table(self) -> Table:
        return read(self.grid, self.columns, self.series, self.answers)

    @property
    def answers(self) -> Answers:
        facts = self.cleaned_data
        joins = {"yes": True, "no": False}.get(facts["commas"])
        zone = ZoneInfo(self.series.organisation.time_zone)
        return Answers(zone, Order(facts["order"]), Style(facts["style"]), facts["year"], joins)

    @cached_property
    def preview(self) -> "Preview":
        return Preview.of(self)

    @property
    def asking_further(self) -> "PastingForm":
        """The same, to be sent again with the answers that it takes."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        further = PastingForm(self.series, initial=kept)
        for name in self.table.questions:
            further.fields[name].required = True
        return further


@dataclass(frozen=True)
class Preview:
    """What would happen to the rows: by what becomes of them, those that are none, and those that lie ahead unasked."""

    by_state: dict[str, list[Row]]
    problems: list[Row]
    ahead: list[Row]

    @classmethod
    def of(cls, form: PastingForm) -> "Preview":
        rows = [row for row in form.table.rows if row.value]
        ahead = [] if form.cleaned_data["ahead"] else [row for row in rows if is_ahead(row.value)]
        left = {row.line for row in ahead}
        taken = [row for row in rows if row.line not in left]
        states = form.series.look_at([row.value for row in taken])
        by_state: dict[str, list[Row]] = {"new": [], "same": [], "corrected": [], "left_out": []}
        for row, state in zip(taken, states, strict=True):
            by_state[state].append(row)
        return cls(by_state, form.table.problems, ahead)

    def __getitem__(self, state: str) -> list[Row]:
        return self.by_state[state]

    @property
    def shown(self) -> list[tuple[str, Row]]:
        """The first rows of each fate, in the order of their lines."""
        some = [(state, row) for state, rows in self.by_state.items() for row in rows[:SHOWN]]
        return sorted(some, key=lambda pair: pair[1].line)[:SHOWN]

    @property
    def to_add(self) -> list[Row]:
        return [*self["new"], *self["corrected"]]
