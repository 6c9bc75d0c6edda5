"""Pulses for tests: who is asked, and what they answer."""

from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from goldseam.safety.models import Pulse, Ticket
from goldseam.statistics.pulses import ITEMS
from tests import make

# The team of the domain's vector, A to F.
VECTOR = [
    (2, 6, 3, 5, 2, 6, 6),
    (3, 5, 2, 5, 3, 5, 6),
    (1, 7, 2, 6, 1, 6, 7),
    (4, 4, 4, 4, 4, 4, 4),
    (2, 6, 3, 6, 2, 5, 5),
    (5, 3, 4, 3, 5, 4, 4),
]


def people(of, *names):
    return [make.member(of, name) for name in names]


def many(of, count, of_what="P"):
    return people(of, *(f"{of_what}{number}" for number in range(count)))


def planned(of, by=None, days=14, **about):
    by = by or of.memberships.get(role="owner").person
    today = Pulse(organisation=of).today
    return Pulse.plan(of, by=by, opens_on=today, closes_on=today + timedelta(days=days), **about)


def opened(of, by=None, **about):
    pulse = planned(of, by, **about)
    pulse.open()
    return pulse


def group_of(pulse, team):
    return pulse.groups.get(team=team)


def answer(pulse, person, team, answers, comment=""):
    """Through the door: by the code alone."""
    ticket = Ticket.by_code(pulse.code_for(person, group_of(pulse, team)))
    told = answers if isinstance(answers, dict) else dict(enumerate(answers, 1))
    ticket.answer({item: step for item, step in told.items() if step is not None}, comment)


def all_answer(pulse, team, rows, persons=None):
    for person, row in zip(persons or team.members.order_by("pk"), rows, strict=False):
        answer(pulse, person, team, row)


def scattered(count, shift=0):
    """Rows that differ enough to be told."""
    return [[1 + (3 * row + item + shift) % 7 for item in range(ITEMS)] for row in range(count)]


def later(days):
    """All clocks of the product stand so many days on."""
    return patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=days))


def asked_and_closed(of, answers: dict, by=None):
    """A pulse that was answered: rows by team."""
    pulse = opened(of, by)
    for team, rows in answers.items():
        all_answer(pulse, team, rows)
    pulse.close()
    return pulse
