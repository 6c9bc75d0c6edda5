"""The stop conditions of a plan, one row each."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Line, Number, Whole
from goldseam.experiments.choices import Side, StopKind, StopRule
from goldseam.experiments.forms.plan import PlanPart
from goldseam.experiments.plan.fields import MOST_STOPS, Stop

BLANK_ROWS = 2  # Blank rows are for those without scripts; with them rows are added as needed.


class StopForm(forms.Form):
    """One condition: what would make people stop, who may, and, if a measure shows it, from where on."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StopKind.choices)
    words = Line(_("Stop when"))
    who = Line(_("Who may stop"), max_length=120)
    series = forms.TypedChoiceField(label=_("Measure"), coerce=int, empty_value=None, required=False)
    side = forms.ChoiceField(label=_("is"), choices=Side.choices, required=False)
    rule = forms.ChoiceField(label=_("this line"), choices=StopRule.choices, required=False)
    limit = Number(_("Limit"))
    in_a_row = Whole(_("in a row"), least=1, most=100)
    least = Number(_("only with at least so many cases"), least=0)
    position = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def __init__(self, *args, series=(), **options):
        super().__init__(*args, **options)
        self.empty_permitted = False  # A row counts as it was sent.
        self.fields["series"].choices = [("", _("People notice it")), *series]

    def full_clean(self):
        """With scripts blank rows are not sent at all: a row in which nothing was said lacks nothing."""
        super().full_clean()
        if self.is_bound and self.is_blank:
            self._errors = ErrorDict()

    @property
    def is_blank(self) -> bool:
        """Nothing was said in it. A kind is chosen in every row."""
        return not any((self[name].value() or "") for name in ("words", "who", "series", "limit"))

    def clean(self):
        facts = super().clean()
        if not self.is_blank and not facts.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say it, or take the row out."))
        by_limit = facts.get("series") and facts.get("rule") in ("", "limit")
        if by_limit and facts.get("limit") is None and "limit" not in self.errors:
            self.add_error("limit", _("Say from which value on."))
        return facts

    @property
    def stop(self) -> Stop:
        facts = {name: value for name, value in self.cleaned_data.items() if name not in ("position", "DELETE")}
        facts |= {"in_a_row": facts["in_a_row"] or 1, "least": facts["least"] or 0.0}
        if facts["series"] is None:
            facts |= {"rule": "", "side": "", "limit": None}
        return Stop(**facts)


Rows = forms.formset_factory(
    StopForm, extra=BLANK_ROWS, can_delete=True, max_num=MOST_STOPS, absolute_max=MOST_STOPS + 20
)


class StopsPart(PlanPart):
    """What would make people stop at once, decided while everybody is calm."""

    key, title = "stops", _("When to stop")
    help = _("Decided before the start. When one of them is met, the test pauses, and a review opens.")

    def __init__(self, cycle, data=None, is_amendment=False):
        super().__init__(cycle, data, is_amendment)
        series = [(one.series.number, one.series.title) for one in cycle.watched.select_related("series")]
        initial = [_row(stop) for stop in cycle.plan.stops]
        self.rows = Rows(data, initial=initial, prefix="stop", form_kwargs={"series": series})

    @classmethod
    def names(cls) -> list[str]:
        return ["stops"]

    def seen(self) -> dict:
        return {}

    def clean(self):
        facts = super().clean()
        if not self.rows.is_valid():
            self.add_error(None, [*self._said_of_rows()] or _("So many conditions nobody can watch."))
            return facts
        kept = [row for row in self.rows.forms if not row.is_blank and not row.cleaned_data.get("DELETE")]
        return facts | {"stops": [row.stop for row in sorted(kept, key=_position)]}

    def _said_of_rows(self):
        """Which condition it is, and what it lacks: also where its fields are folded away."""
        written = [row for row in self.rows.forms if not row.is_blank]
        for number, row in enumerate(written, start=1):
            for name, said in row.errors.items():
                facts = {"number": number, "field": row.fields[name].label or name, "says": said[0]}
                yield _("Condition %(number)d, “%(field)s”: %(says)s") % facts


def _position(row) -> float:
    position = row.cleaned_data.get("position")
    return float("inf") if position is None else position


def _row(stop: Stop) -> dict:
    return {name: getattr(stop, name) for name in StopForm.base_fields if name != "position"}
