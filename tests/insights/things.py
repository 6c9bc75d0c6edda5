"""Things for tests of measures: an organisation with teams, and the moment that they look from."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from goldseam.insights.asked import Asked
from goldseam.patterns.periods import Period
from tests import make


def big(teams=(), **about):
    """An organisation with teams of these sizes, such as {"Ward": 6}; Ana owns it."""
    of = make.organisation(size="organisation", **about)
    for name, size in dict(teams).items():
        make.team(of, name, [make.member(of, f"{name} {number}") for number in range(size)])
    return of


def asked(of, person=None, since=None, until=None, team=None) -> Asked:
    """The last 90 days, unless said otherwise."""
    person = person or of.memberships.get(role="owner").person
    person.look_again()
    if since is None:
        return Asked.lately(of, person, team)
    return Asked(of, person, Period(since, until or timezone.localdate()), team)


def days_ago(days: float):
    return timezone.now() - timedelta(days=days)


def on(day: date, hour: int = 12):
    return datetime.combine(day, time(hour), UTC)


def figure(key: str, asked: Asked):
    from goldseam.insights.measures import measure_named

    return measure_named(key).figure(asked)
