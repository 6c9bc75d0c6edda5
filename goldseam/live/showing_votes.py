"""What is seen of a vote: nothing but one's own dots until it closes, then what came out."""

from typing import NamedTuple

from django.db.models import F, Prefetch
from django.utils.translation import gettext_lazy as _

from goldseam.live.models import Card, Cluster
from goldseam.live.showing import mine, shows
from goldseam.live.stages import Doing

HARMS = {
    1: _("a nuisance"),
    2: _("a setback"),
    3: _("a serious loss"),
    4: _("most of it is lost"),
    5: _("the end of it"),
}


class Choice(NamedTuple):
    """A cluster as one person votes on it."""

    cluster: Cluster
    dots: int
    harm: int


@shows(Doing.VOTE)
def vote(room, stage) -> dict:
    """For all: while people vote, only that all are in. The clusters stand in the order of the table until then."""
    ballot = room.ballot
    is_open = bool(ballot and ballot.is_open)
    facts = {"ballot": ballot, "is_open": is_open, "asks_harm": room.purposed.asks_potential, "harms": HARMS}
    return facts | {"results": [] if is_open else list(by_rank(with_cards(room.clusters_of(stage))))}


@mine(Doing.VOTE)
def my_vote(room, stage, seat, owner) -> dict:
    ballot = room.ballot
    if not (ballot and ballot.is_open):
        return {"choices": [], "may_vote": False, "dots_left": 0}
    given = ballot.dots_of(owner.votes)
    choices = [Choice(one, given.get(one.pk, 0), 0) for one in with_cards(ballot.clusters)]
    if room.purposed.asks_potential and not ballot.is_run_off:
        marks = room.marks_of(owner.votes)
        choices = [choice._replace(harm=marks.get(choice.cluster.pk, 0)) for choice in choices]
    return {"choices": choices, "may_vote": ballot.is_for(seat), "dots_left": ballot.each - sum(given.values())}


def with_cards(clusters):
    """With the cards in them that lie open."""
    return clusters.prefetch_related(Prefetch("cards", Card.objects.filter(is_open=True), to_attr="said"))


def by_rank(clusters):
    """As the vote put them; where there was none, as they lie on the table."""
    return clusters.order_by(F("rank").asc(nulls_last=True), "position", "pk")
