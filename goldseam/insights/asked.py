"""Of what the measures tell: an organisation or one of its teams, and some days, as a person may see them."""

import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.events.filters import DayField
from goldseam.insights.cuts import Cuts
from goldseam.patterns.periods import LENGTHS, LONGEST, Period
from goldseam.people.models import Organisation, Person, Team
from goldseam.people.sight import Sight

LATELY = 90  # Days.
SWAPPED = _("The last day lies before the first. Here are the last 90 days.")
TOO_LONG = _("That is more than three years: that was another organisation. Here are the last 90 days.")

Found = TypeVar("Found")


class AskedForm(forms.Form):
    """What cannot be understood is not asked for."""

    team = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    period = forms.ChoiceField(choices=[(kind, kind) for kind in LENGTHS], required=False)
    since = DayField(required=False)
    until = DayField(required=False)


@dataclass(frozen=True)
class Asked:
    """`team` is None for the whole organisation. Days are whole days in the zone of the organisation.

    `problem` says why something else is shown than what stood in the address.
    """

    organisation: Organisation
    person: Person
    period: Period
    team: Team | None = None
    problem: str = ""

    @classmethod
    def lately(cls, organisation, person, team=None) -> "Asked":
        """The last 90 days, today included."""
        today = today_in(organisation)
        return cls(organisation, person, Period(today - timedelta(days=LATELY - 1), today), team)

    @classmethod
    def of(cls, given, organisation, person, cuts: Cuts | None = None) -> "Asked":
        """What the address asks for. It never fails: what cannot be shown is said, and something near is shown.

        `period` is the newest month, quarter or year that is over, or the one in which `since` or `until` lies.
        """
        form = AskedForm(given)
        form.is_valid()
        found = form.cleaned_data
        usual = cls.lately(organisation, person)
        period, problem = _period(found, usual.period)
        team, why_not = (cuts or Cuts(organisation, person)).team(found.get("team"))
        return replace(usual, period=period, team=team, problem=str(why_not or problem))

    @property
    def before(self) -> "Asked":
        """The same for as much time just before."""
        return replace(self, period=self.period.before)

    @property
    def days_so_far(self) -> int:
        """How many of the days have begun: of a month that still runs, those up to today."""
        until = min(self.period.until, today_in(self.organisation))
        return max(0, (until - self.period.since).days + 1)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.organisation.time_zone)

    @property
    def begins_at(self):
        return self._in_zone("begins_at")

    @property
    def ends_at(self):
        """The first moment after it."""
        return self._in_zone("ends_at")

    @property
    def sees_team(self) -> bool:
        """Whether who asks may see what that team keeps to itself."""
        sight = self.person.sight
        return self.team is not None and (self.team.pk in sight.teams or self.organisation.pk in sight.oversees)

    @property
    def is_lately(self) -> bool:
        return self.period == Asked.lately(self.organisation, self.person).period

    def is_last(self, kind: str) -> bool:
        """Whether it is the newest month, quarter or year that is over."""
        return self.period == Period.last(kind, today_in(self.organisation))

    @property
    def query(self) -> str:
        """The query part of an address that asks for the same."""
        wanted: dict = {"since": self.period.since.isoformat(), "until": self.period.until.isoformat()}
        return urlencode(wanted | ({"team": self.team.pk} if self.team else {}))

    def _in_zone(self, edge: str):
        with timezone.override(self.zone):
            return getattr(self.period, edge)

    # What questions that are prepared need of it; see common/prepared.py.

    @property
    def shape(self) -> tuple:
        return *self.person.sight.shape, self.team is None, self.sees_team, self.organisation.time_zone

    @property
    def keys(self) -> list:
        team = [self.team.pk] if self.team else []
        days = [self.period.since, self.period.until, self.begins_at, self.ends_at]
        return [*self.person.sight.keys, self.organisation.pk, *team, *days]

    def with_keys(self, keys: Iterator) -> "StandIn":
        """What another person asks of another organisation, team and time."""
        return StandIn(
            person=self.person.sight.with_keys(keys),
            organisation=Organisation(pk=next(keys), time_zone=self.organisation.time_zone),
            team=Team(pk=next(keys)) if self.team else None,
            period=Period(next(keys), next(keys)),
            begins_at=next(keys),
            ends_at=next(keys),
            sees_team=self.sees_team,
            zone=self.zone,
        )


@dataclass(frozen=True)
class StandIn:
    """As much of what is asked as questions that are prepared may reckon with.

    Days and moments that follow from these, or from today, are worked out beforehand and given to them beside it.
    """

    person: Sight
    organisation: Organisation
    team: Team | None
    period: Period
    begins_at: datetime
    ends_at: datetime
    sees_team: bool
    zone: zoneinfo.ZoneInfo


def once(asked: Asked | StandIn, name: str, find: Callable[[], Found]) -> Found:
    """What several figures need of the same days: found for the first of them."""
    kept = vars(asked).setdefault("_found", {})
    if name not in kept:
        kept[name] = find()
    return kept[name]


def today_in(organisation) -> date:
    """The day that it is where the organisation is at home."""
    return timezone.localdate(timezone=zoneinfo.ZoneInfo(organisation.time_zone))


def _period(found: dict, usual: Period) -> tuple[Period, object]:
    kind, since, until = found.get("period"), found.get("since"), found.get("until")
    if since and until:
        if until < since:
            return usual, SWAPPED
        return (usual, TOO_LONG) if Period(since, until).days > LONGEST else (Period(since, until), "")
    if kind:
        day = since or until
        return (Period.around(day, kind) if day else Period.last(kind, usual.until)), ""
    if since:  # One day alone begins or ends 90 days.
        return Period(since, since + timedelta(days=LATELY - 1)), ""
    return (Period(until - timedelta(days=LATELY - 1), until) if until else usual), ""
