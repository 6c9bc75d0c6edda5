"""A digest: a week, a month or a quarter on a page that is read in three minutes."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from goldseam.insights.asked import Asked, today_in
from goldseam.insights.digests import month, quarter, week  # noqa: F401  (they add their sections)
from goldseam.insights.digests.parts import SECTIONS, Section, Telling
from goldseam.insights.digests.rhythms import days_of, last_whole, period_of, title_of
from goldseam.insights.everybody import discreet
from goldseam.patterns.periods import Period


@dataclass
class Digest:
    """Made for one person, with nothing restricted in it; the same as page, on paper, as file and as mail."""

    rhythm: str
    asked: Asked
    reader: object  # Who reads it; `asked.person` is the same person with discreet eyes.

    @classmethod
    def of(cls, organisation, person, rhythm: str, period: Period, team=None) -> "Digest":
        return cls(rhythm, Asked(organisation, discreet(person), period, team), person)

    @property
    def organisation(self):
        return self.asked.organisation

    @property
    def period(self) -> Period:
        return self.asked.period

    @property
    def team(self):
        return self.asked.team

    @property
    def title(self) -> str:
        return title_of(self.rhythm, self.period)

    @property
    def above(self) -> str:
        """Of whom it tells."""
        return f"{self.organisation} · {self.team}" if self.team else str(self.organisation)

    @property
    def days(self) -> str:
        return days_of(self.period)

    @cached_property
    def is_running(self) -> bool:
        return self.period == period_of(self.rhythm, self._today)

    @cached_property
    def is_newest(self) -> bool:
        """What waits now belongs to no older one."""
        return self.is_running or self.period == last_whole(self.rhythm, self._today)

    @cached_property
    def as_of(self):
        return timezone.now()

    @cached_property
    def sections(self) -> list[Section]:
        telling = Telling(self.asked, self.rhythm, self.is_newest)
        made = [make(telling) for _order, make in SECTIONS[self.rhythm]]
        return [section for section in made if section and not section.is_empty]

    @property
    def path(self) -> str:
        kind = [self.organisation.slug, self.rhythm, self.period.since.isoformat()]
        return reverse("insights:digest", args=kind) + self.query

    @property
    def query(self) -> str:
        return f"?team={self.team.pk}" if self.team else ""

    @cached_property
    def _today(self):
        return today_in(self.organisation)
