"""A page of the feed, newest first. However long the past is, only the days that fill a page are looked at."""

from datetime import UTC, datetime, timedelta
from functools import cached_property

from django.utils import timezone

from goldseam.common.numbers import number_in
from goldseam.shareouts.strengthened import Strengthened, answers

PAGE = 20
LINKS = 4 * PAGE  # Several may lead to one version, and not all may be told to everybody: mostly these are enough.
MANY = 64 * PAGE
LOADED = 10 * PAGE  # A page, and what changed at its last moment.
EVER = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
LATEST = (datetime(9999, 1, 1, tzinfo=UTC) - EVER) // TICK


class Listing:
    """One page for this person; `before` is where the page before it ended, as `more` said it."""

    def __init__(self, organisation, person, asked, before: str = ""):
        self.organisation, self.person, self.asked = organisation, person, asked
        self.before = min(number_in(before) or 0, LATEST)
        self.begins, self.ends = self._span()

    @property
    def rows(self) -> list[tuple]:
        """Moment, key and kind of each."""
        return _first_page(self._found)

    @property
    def is_on(self) -> bool:
        return bool(self.before)

    @property
    def more(self) -> str:
        """What the address of the next page adds; empty at the end."""
        rows = self.rows
        return f"before={(rows[-1][0] - EVER) // TICK}" if len(self._found) > len(rows) else ""

    @property
    def count(self) -> int | None:
        """How many there are in all; None where that would take a look at the whole past."""
        if self.asked.quarter:
            span = self.asked.quarter.span_in(self.organisation)
            return self._told(*span).count()
        return None if self.is_on or self.more else len(self._found)

    def _span(self) -> tuple[datetime, datetime]:
        quarter = self.asked.quarter
        begins, ends = quarter.span_in(self.organisation) if quarter else (EVER, timezone.now() + timedelta(days=1))
        return begins, min(ends, EVER + self.before * TICK) if self.before else ends

    @cached_property
    def _found(self) -> list[tuple]:
        """More than a page of them if there are, from a stretch that is made longer until it has them."""
        for links in (LINKS, MANY, None):
            begins = self._moment_of(links)
            found = list(self._told(begins, self.ends)[:LOADED])
            if len(found) > len(_first_page(found)) or begins == self.begins:
                break
        return found

    def _moment_of(self, links: int | None) -> datetime:
        """Since when so many answers were given."""
        if links is None:
            return self.begins
        given = answers(self.organisation).filter(at__lt=self.ends).order_by("-at").values_list("at", flat=True)
        return max([self.begins, *given[links : links + 1]])

    def _told(self, begins: datetime, ends: datetime):
        return Strengthened(self.organisation, self.person, (begins, ends), self.asked.team).found()


def _first_page(found: list[tuple]) -> list[tuple]:
    """What changed at the same moment stays together."""
    rows = found[:PAGE]
    return rows + [row for row in found[PAGE:] if row[0] == rows[-1][0]]
