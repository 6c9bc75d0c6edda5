"""A page of what a search found: events that the person may see, best first."""

from functools import cached_property
from urllib.parse import urlencode

from goldseam.common import search
from goldseam.common.numbers import number_in
from goldseam.common.search import said, token
from goldseam.events import threads
from goldseam.events.filters import address_of, criteria
from goldseam.events.models import Event
from goldseam.events.models.finding import COUNTED
from goldseam.events.searching import own, seen_by

PAGE = 20
MOST_YEARS = 30


class SearchResults:
    """What was found for the words and for what else is `asked` (see `Filters`)."""

    def __init__(self, organisation, person, words: str, asked: dict, page: str):
        self.organisation, self.person, self.words, self.asked = organisation, person, words, asked
        self.page = max(1, min(number_in(page) or 1, COUNTED // PAGE))

    @property
    def is_asked(self) -> bool:
        return bool(self.words.strip() or self.asked)

    @property
    def says_nothing(self) -> bool:
        """Words that stand in every text, such as “the”, are not looked for."""
        return bool(self.words.strip()) and not said(self.words)

    @property
    def count(self) -> int:
        return min(len(self._keys), COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return len(self._keys) > COUNTED

    @property
    def rows(self):
        """The events of this page, each with its small seam."""
        keys = self._keys[(self.page - 1) * PAGE : self.page * PAGE]
        shown = threads.with_thread(Event.objects.filter(pk__in=keys)).select_related("team", "hand_over").in_bulk()
        return [(shown[key], threads.mark(shown[key])) for key in keys if key in shown]

    @property
    def newer(self) -> str:
        """The query part of the address of the page before; empty for the first."""
        return self._address(self.page - 1) if self.page > 1 else ""

    @property
    def older(self) -> str:
        return self._address(self.page + 1) if self.count > self.page * PAGE else ""

    def _address(self, page: int) -> str:
        paged = {"page": page} if page > 1 else {}
        return "&".join(part for part in (urlencode({"q": self.words}), address_of(self.asked, **paged)) if part)

    @cached_property
    def _keys(self) -> list[int]:
        if not self.is_asked or self.says_nothing:
            return []
        keys = seen_by(self.person, self.organisation, self._found)
        wanted = criteria(self.asked, self.organisation, self.person)
        return search.among(keys, Event.objects.matching(**wanted)) if wanted else keys

    def _found(self, filters) -> list[int]:
        hits = search.find(self.organisation.pk, self.words, [*filters, *self._filters()])
        return [hit.key for hit in hits]

    def _filters(self):
        """What is asked for in tokens, so that the newest two thousand hits are of that."""
        wanted = criteria(self.asked, self.organisation, self.person)
        for name, of in (("kind", "kind"), ("failure_type", "type"), ("team", "team")):
            if name in wanted:
                yield token(of, wanted[name])
        if "tag" in wanted:
            yield token("tag", wanted["tag"].pk or 0)
        if "logged_by" in wanted:
            yield own(self.person)
        if years := self._years():
            yield [token("year", year) for year in years]

    def _years(self) -> range | None:
        """The years of a period, as wide as a day in any zone; none where it is open or long."""
        since, until = self.asked.get("since"), self.asked.get("until")
        if not (since and until) or until.year - since.year > MOST_YEARS:
            return None
        return range(since.year - 1, until.year + 2)
