"""One look at the events of a period: whether they are steady, what is frequent, and what could have been grave."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.patterns.asked import Asked, happened_in
from goldseam.patterns.counting import Counts, Whole, counts_by, values_by_place, whole_of
from goldseam.patterns.looking import bars as ranked
from goldseam.patterns.looking.bars import Bars, Row
from goldseam.patterns.looking.monthly import months_of
from goldseam.patterns.looking.trend import Trend
from goldseam.patterns.periods import Period
from goldseam.patterns.stretches import Stretches
from goldseam.patterns.telling import range_words, share_words

CHARTS = ("trend", "bars", "grave", "months")
FORMS = ("svg", "png", "csv")


class Look:
    """`events` are those that may be counted: what the person sees, or what everybody may see."""

    def __init__(self, organisation, asked: Asked, events):
        self.organisation, self.asked, self.field = organisation, asked, asked.field
        self.events = asked.among(events)
        self.inside = happened_in(asked.period, self.events)

    @cached_property
    def whole(self) -> Whole:
        return whole_of(self.inside)

    @cached_property
    def counts(self) -> Counts:
        return counts_by(self.field, self.inside, self.whole)

    @cached_property
    def bars(self) -> Bars:
        return ranked.by_count(self.counts, self._names)

    @cached_property
    def grave(self) -> Bars:
        return ranked.by_graveness(self.counts, self._names)

    @property
    def design(self) -> dict[str, str]:
        """The share that was found by design, in words."""
        share = self.whole.by_design
        return {"share": share_words(share), "range": range_words(share)}

    @cached_property
    def trend(self) -> Trend:
        """Of all events that are asked for, or of those of which one value is said."""
        if self.asked.value is None and self.field.has_several:
            return Trend.of(self.events, self._steps)
        return Trend.among(self._by_piece, self._pieces, self._steps, self.asked.value)

    @cached_property
    def followed(self) -> str:
        """The name of the one value that the trend follows."""
        value = self.asked.value
        return "" if value is None else self.field.names(self.organisation, [value]).get(value, "")

    def chart(self, name: str) -> charts.Chart:
        """One of `CHARTS`."""
        drawn = {"trend": self._trend, "bars": self._bars, "grave": self._grave, "months": self._months}
        return drawn[name]()

    def links(self, name: str) -> dict[str, str]:
        """Where the same chart is to be had as a picture and as values."""
        query = self.asked.address(value=self.asked.value) if name == "trend" else self.asked.query
        here = {form: reverse("patterns:chart", args=[self.organisation.slug, name, form]) for form in FORMS}
        return {form: f"{address}?{query}" for form, address in here.items()}

    def events_of(self, row: Row | None = None, **more) -> str:
        """The address of the events behind a number."""
        if row is not None:
            more |= {"besides": list(row.besides)} if row.is_other else {"value": row.value}
        return f"{reverse('patterns:events', args=[self.organisation.slug])}?{self.asked.address(**more)}"

    @property
    def here(self) -> str:
        return reverse("patterns:look", args=[self.organisation.slug])

    def page_for(self, period: Period | None = None, **more) -> str:
        """The address of this page with something else instead."""
        asked = self.asked.in_period(period) if period else self.asked
        return f"{self.here}?{asked.address(**more)}"

    @cached_property
    def _steps(self) -> Stretches:
        return Stretches.up_to(self.asked.period)

    @cached_property
    def _months_told(self) -> Stretches:
        return Stretches.months(self.asked.period)

    @cached_property
    def _pieces(self) -> Stretches:
        return Stretches.cut(self._steps, self._months_told)

    @cached_property
    def _by_piece(self) -> dict:
        return values_by_place(self.field, self._pieces.of(self.events))

    @cached_property
    def _names(self) -> dict:
        return self.field.names(self.organisation, [one.value for one in self.counts.values])

    def _trend(self) -> charts.RunChart:
        title = _("Events: %(name)s") % {"name": self.followed} if self.followed else _("Events over time")
        return self.trend.picture(title)

    def _bars(self) -> charts.Pareto:
        title = _("%(field)s, %(period)s") % {"field": self.field.label, "period": self.asked.period}
        return ranked.picture_of(self.bars, title, _("events"), self.events_of)

    def _grave(self) -> charts.Pareto:
        title = _("The same, of what could have been grave")
        return ranked.picture_of(self.grave, title, _("events"), lambda row: self.events_of(row, grave="yes"))

    def _months(self) -> charts.Months:
        counts = self._months_told.added_up(self._by_piece, self._pieces)
        title = _("%(field)s, month by month") % {"field": self.field.label}
        return months_of(self.field, counts, self._months_told, self.bars.named, title, self._events_in)

    def _events_in(self, period: Period) -> str:
        address = self.asked.in_period(period).query
        return f"{reverse('patterns:events', args=[self.organisation.slug])}?{address}"
