"""A page of the list of series: by name, with the newest value of each."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery

from goldseam.common.plain_text import in_a_line
from goldseam.measurements.figures import figure, unit_of
from goldseam.measurements.models import Point, Series, SeriesKind
from goldseam.measurements.picture import label_of
from goldseam.verdicts.words import amount

PAGE = 40
LONGEST_SEARCH = 100


class Listing:
    """One page of series for this person, by name. Those that are no longer watched have a list of their own."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.words = in_a_line(asked.get("q", ""))[:LONGEST_SEARCH]
        self.is_archived = asked.get("archived") == "1"
        self.page = Paginator(self._found(), PAGE).get_page(asked.get("page"))
        self.series = list(self.page.object_list)
        self._add_newest()

    @property
    def query(self) -> str:
        """What the address of another page asks for as well."""
        asked = {"q": self.words, "archived": "1" if self.is_archived else ""}
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def archived_count(self) -> int:
        return self._seen().archived().count()

    def _seen(self):
        return Series.objects.filter(organisation=self.organisation).visible_to(self.person)

    def _found(self):
        series = self._seen().archived() if self.is_archived else self._seen().watched()
        for word in self.words.split():
            series = series.filter(title__icontains=word)
        newest = Point.objects.standing().filter(series=OuterRef("pk")).order_by("-at").values("pk")[:1]
        return series.select_related("team").annotate(newest_pk=Subquery(newest)).order_by("title", "number")

    def _add_newest(self) -> None:
        points = Point.objects.in_bulk([one.newest_pk for one in self.series if one.newest_pk])
        for one in self.series:
            one.organisation = self.organisation
            one.newest = points.get(one.newest_pk)
            one.newest_words = _words(one, one.newest)
            one.newest_label = label_of(one, one.newest.at) if one.newest else ""


def _words(series, point) -> str:
    """The newest figure; of days on which something happened there is none."""
    if point is None or series.kind == SeriesKind.TIME_BETWEEN:
        return ""
    return amount(figure(series, point.amount, point.of), unit_of(series))
