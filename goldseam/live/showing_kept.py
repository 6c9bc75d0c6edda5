"""What is seen of what a group decides: what was carried, what it has become, and what is left to decide."""

from itertools import groupby
from typing import NamedTuple

from goldseam.live.models import Card, Cluster, Kept
from goldseam.live.models.estimating import BEFORE
from goldseam.live.showing import mine, shows
from goldseam.live.showing_votes import by_rank, with_cards
from goldseam.live.stages import Doing


class Source(NamedTuple):
    """A cluster with its cards, or a card that stands for itself; with what it has become and what it still can."""

    kind: str
    thing: Cluster | Card
    cards: list[Card]
    kept: list[Kept]
    ways: dict

    @property
    def title(self) -> str:
        return str(self.thing)


class Section(NamedTuple):
    """What belongs to the cards of one stage. `rest` is what was said, too, and was not carried."""

    title: str
    sources: list[Source]
    rest: list[Source]


@shows(Doing.FRAME)
def what_it_is_about(room, stage) -> dict:
    return room.purposed.brief_facts(room) if stage.tells_subject else {}


@shows(Doing.DECIDE)
def decisions(room, stage) -> dict:
    facts = {"sections": sections(room, stage), "has_ways": bool(room.ways)}
    return facts | room.purposed.decide_facts(room)


@mine(Doing.DECIDE)
def my_decisions(room, stage, seat, owner) -> dict:
    return {"may_keep": room.may_keep(seat.person), "may_open": room.may_open_kept(seat.person)}


@shows(Doing.CLOSE)
def what_came_of_it(room, stage) -> dict:
    kept = room.what_was_kept()
    labels = {what: one.label for what, one in room.purposed.becomes.items()}
    groups = [(labels.get(what, ""), [*group]) for what, group in groupby(sorted(kept, key=_what), _what)]
    left = by_rank(room.clusters.filter(is_carried=True, kept=None)) if room.purposed.becomes else []
    return {
        "kept_groups": groups,
        "not_kept": list(left),
        "confidence": getattr(room, "confidence", None),
        "asks_estimates": room.asks_estimates,
    }


@mine(Doing.CLOSE)
def my_goodbye(room, stage, seat, owner) -> dict:
    facts = {"close_template": room.purposed.close_template, "may_open": room.may_open_kept(seat.person)}
    return facts | room.purposed.close_facts(room, seat)


@mine(Doing.FRAME, Doing.CLOSE)
def my_estimate(room, stage, seat, owner) -> dict:
    asks = bool(stage.asks_estimate) and not hasattr(room, "confidence")
    word = owner.estimates
    before = room.estimate_of(word, BEFORE) if asks and room.is_alone and stage.asks_estimate != BEFORE else None
    return {"asks_estimate": asks, "percent": room.estimate_of(word) if asks else None, "before": before}


def sections(room, stage) -> list[Section]:
    """The cards of one stage, or of all, in the order in which they were written."""
    keys = [stage.of] if stage.of else [one.key for one in room.all_stages if one.doing == Doing.WRITE]
    clusters = list(by_rank(with_cards(room.clusters.filter(stage__in=keys))))
    alone = room.cards.filter(stage__in=keys, is_open=True, cluster=None)
    sources = _sources(room, clusters, list(alone))
    titles = {one.key: one.title for one in room.all_stages}
    found = [_section(titles.get(key, ""), [one for one in sources if one.thing.stage == key]) for key in keys]
    return [section for section in found if section.sources or section.rest]


def _section(title: str, sources: list[Source]) -> Section:
    """Where a vote has carried some, the others come after them."""
    carried = [one for one in sources if getattr(one.thing, "is_carried", False)]
    return Section(title, carried or sources, [one for one in sources if one not in carried] if carried else [])


def _sources(room, clusters: list[Cluster], alone: list[Card]) -> list[Source]:
    kept = room.what_was_kept()
    ways = room.ways
    of_clusters = {what: one for what, one in ways.items() if one.of_clusters} or ways
    of_cards = {what: one for what, one in ways.items() if not one.of_clusters} or ways
    made = [_source("cluster", one, one.said, kept, of_clusters) for one in clusters]
    return made + [_source("card", one, [], kept, of_cards) for one in alone]


def _source(kind: str, thing, cards: list[Card], kept: list[Kept], ways: dict) -> Source:
    ids = {card.pk for card in cards}
    own = [one for one in kept if thing in (one.card, one.cluster) or one.card_id in ids]
    done = {one.what for one in own}
    return Source(kind, thing, cards, own, {what: way for what, way in ways.items() if what not in done})


def _what(kept: Kept) -> str:
    return kept.what
