"""The lines of a checklist while it is edited: one small form for each, and the lines that they hold together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Answer

BLANK_ROWS = 3
MOST_ROWS = 200
FIRST = {"text": "text", "pause": "pause", "killer": "is_killer", "key": "key"}
FURTHER = {"answer": "answer", "role": "role", "read_back": "is_read_back"}


class LineForm(forms.Form):
    """One line of a checklist. A blank pause point stands for the one above."""

    text = forms.CharField(
        label=_("Line"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 1, "data-coach": "off"})
    )
    pause = forms.CharField(label=_("Pause point"), max_length=120, required=False)
    killer = forms.BooleanField(label=_("Killer item"), required=False)
    answer = forms.ChoiceField(label=_("Answer"), choices=Answer, required=False)
    role = forms.CharField(label=_("Who says it"), max_length=60, required=False)
    read_back = forms.BooleanField(label=_("A second person reads it back"), required=False)
    position = forms.IntegerField(label=_("Position"), min_value=0, max_value=9999, required=False)
    DELETE = forms.BooleanField(label=_("Take this line out"), required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A row counts as it was sent, also where it equals what stood in that place before.
        self.empty_permitted = False
        self.fields["pause"].widget.attrs["list"] = "pauses"
        self.fields["role"].widget.attrs["list"] = "roles"
        self.fields["position"].widget.attrs["data-position"] = True
        self.fields["DELETE"].widget.attrs["data-delete"] = True

    @property
    def is_blank(self) -> bool:
        return not (self["text"].value() or "").strip()

    @property
    def is_told_apart(self) -> bool:
        """Whether it is answered in another way than most lines: then its details stand open."""
        answer, role, read_back = (self[name].value() for name in FURTHER)
        return bool(role or read_back or answer not in ("", None, Answer.DONE) or self["role"].errors)

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())


Rows = forms.formset_factory(LineForm, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 50)


def row_of(line: Line) -> dict:
    """A line as its form takes it."""
    return {field: getattr(line, name) for field, name in (FIRST | FURTHER).items()}


def lines_of(rows: list[dict]) -> list[Line]:
    """The rows as lines, in the order that their positions say; those without one stand where they stood."""
    filled = [row for row in rows if row.get("text") and not row.get("DELETE")]
    last = len(filled) + 10_000
    ordered = sorted(filled, key=lambda row: last if row.get("position") is None else row["position"])
    lines, pause = [], ""
    for row in ordered:
        pause = row.get("pause") or pause
        lines.append(_line(row, pause))
    return lines


def _line(row: dict, pause: str) -> Line:
    return Line(
        text=row["text"],
        pause=pause,
        is_killer=bool(row.get("killer")),
        key=row.get("key"),
        answer=row.get("answer") or Answer.DONE,
        role=row.get("role", ""),
        is_read_back=bool(row.get("read_back")),
    )
