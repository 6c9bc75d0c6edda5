"""What the library asks the search for: marks of what is wanted, and of whom it is kept to.

Marks of time are as coarse as a month, so that they are few; the days themselves are looked at afterwards.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from goldseam.common.prepared import prepared
from goldseam.common.search import token
from goldseam.people.models import Team
from goldseam.postmortems.library_filters import days_of

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
MOST_MONTHS, MOST_YEARS = 36, 50
NEVER = token("month", "never")
A_DAY = timedelta(days=1)  # A moment falls on a day before or after in another zone.


def marks_of(asked: dict, organisation) -> Iterator[str | list[str]]:
    """One mark, or several of which one will do, for everything that is asked besides words."""
    for name in ("type", "factor", "team", "state"):
        if name in asked:
            yield token(name, asked[name])
    if "tag" in asked:
        tag = organisation.tags.filter(name__in=[asked["tag"], asked["tag"].lower()]).first()
        yield token("tag", tag.pk if tag else 0)
    since, until = days_of(asked)
    if since or until:
        yield _months(since - A_DAY if since else None, until + A_DAY if until else None)
    if "stale" in asked:
        yield _due_before(timezone.localdate())


def seen_by(person, organisation: int) -> list[str]:
    """Marks of which each account that this person sees has one."""
    teams = sorted(person.sight.teams)
    oversees = organisation in person.sight.oversees
    of_teams = _teams(organisation) if oversees else teams
    return [token("sight", "all"), token("person", person.pk), *(token("sight", f"team-{team}") for team in of_teams)]


def kept_from(person, organisation: int) -> list[str]:
    """Marks of which each copy has one whose account this person does not see, unless named there."""
    oversees = organisation in person.sight.oversees
    teams = [] if oversees else [team for team in _teams(organisation) if team not in person.sight.teams]
    return [token("sight", "restricted"), *(token("sight", f"team-{team}") for team in teams)]


def _months(since, until) -> list[str]:
    """Months of a short period; years, where it is long or open at one end."""
    first, last = since or FIRST, until or LAST
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    if len(months) > MOST_MONTHS:
        return [token("year", year) for year in range(first.year, last.year + 1)]
    return [token("month", f"{month // 12:04d}-{month % 12 + 1:02d}") for month in months] or [NEVER]


def _due_before(day) -> list[str]:
    """Earlier years, and the months of this one."""
    years = [token("due", year) for year in range(day.year - MOST_YEARS, day.year)]
    return [*years, *(token("due", f"{day.year}-{month:02d}") for month in range(1, day.month + 1))]


@prepared
def _teams(organisation: int):
    return Team.objects.filter(organisation=organisation).order_by("pk").values_list("pk", flat=True)
