"""What came of a talk: the cards that were laid open, put together as the people in the room put them."""

from dataclasses import dataclass, field

from goldseam.live.models import Card, Cluster
from goldseam.live.stages import Doing, Stage

LAST = 10_000  # What was not voted on stands after what was.


@dataclass
class Group:
    """A cluster with its cards."""

    cluster: Cluster
    cards: list[Card] = field(default_factory=list)


@dataclass
class Written:
    """What was written in one stage: groups of cards, best first, and cards that stayed alone."""

    stage: Stage
    groups: list[Group] = field(default_factory=list)
    alone: list[Card] = field(default_factory=list)


def came_of(room) -> list[Written]:
    """Stage by stage, leaving out those of which nothing was laid open. Two questions."""
    found = {stage.key: Written(stage) for stage in room.all_stages if stage.doing == Doing.WRITE}
    groups = {cluster.pk: Group(cluster) for cluster in sorted(room.clusters.all(), key=_place)}
    for group in groups.values():
        if group.cluster.stage in found:
            found[group.cluster.stage].groups.append(group)
    for card in room.cards.filter(is_open=True):
        if card.cluster_id in groups:
            groups[card.cluster_id].cards.append(card)
        elif card.stage in found:
            found[card.stage].alone.append(card)
    return [written for written in found.values() if written.alone or any(one.cards for one in written.groups)]


def _place(cluster) -> tuple[int, int]:
    return (cluster.rank or LAST, cluster.position)
