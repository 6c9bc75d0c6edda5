"""What the pages of cards, turns and clusters show."""

from uuid import uuid4

from goldseam.live.balance import balance_of
from goldseam.live.grouping import groups_of, still_alone
from goldseam.live.models.card import LONGEST_CARD, InHands
from goldseam.live.models.writing import MOST, wants_more_in_our_hands
from goldseam.live.showing import lead, mine, shows
from goldseam.live.showing_votes import HARMS, by_rank, with_cards
from goldseam.live.stages import Doing

SHOWN_IN_LINE = 3


@mine(Doing.WRITE)
def my_drafts(room, stage, seat, owner) -> dict:
    drafts = list(room.drafts_of(owner.cards))
    return {
        "drafts": drafts,
        "draft_form": None,
        "new_key": uuid4(),
        "hands": InHands.choices if stage.asks_hands else [],
        "wants_more_in_our_hands": stage.asks_hands and wants_more_in_our_hands(drafts),
        "longest_card": LONGEST_CARD,
        "most_cards": MOST,
    }


@shows(Doing.REVEAL)
def laid_open(room, stage) -> dict:
    """The open cards, the last one first, and how many lie face down: nothing of what those say."""
    cards = list(room.cards_of(stage))
    opened = [card for card in reversed(cards) if card.is_open]
    closed_count = len(cards) - len(opened)
    return {"opened": opened, "closed_count": closed_count, "reader": _reader(room, len(opened), closed_count)}


@shows(Doing.REVEAL, Doing.DISCUSS)
def turns(room, stage) -> dict:
    """Whose turn it is, and who comes next."""
    if not room.has_rounds:
        return {"turn": None, "line": [], "waiting_count": 0, "round": 0}
    line = room.line_up()
    return {"turn": room.current_turn, "line": line[:SHOWN_IN_LINE], "waiting_count": len(line), "round": room.round}


@shows(Doing.DISCUSS)
def talked_about(room, stage) -> dict:
    """What lies on the table while people talk: first what a vote has taken along."""
    carried = by_rank(with_cards(room.clusters_of(stage).filter(is_carried=True)))
    return {"opened": list(room.cards_of(stage).filter(is_open=True)), "carried": list(carried), "harms": HARMS}


@mine(Doing.REVEAL, Doing.DISCUSS)
def my_turn(room, stage, seat, owner) -> dict:
    """For pages without a script: others learn from the shared part that it is their turn."""
    turn = room.current_turn if room.has_rounds else None
    return {"my_turn": turn if turn and turn.seat_id == seat.pk else None}


@lead(Doing.REVEAL, Doing.DISCUSS)
def balance(room, stage) -> dict:
    return {"balance": balance_of(room)}


@shows(Doing.CLUSTER)
def clustered(room, stage) -> dict:
    """The clusters with their cards, what lies alone, and what of that might belong together."""
    cards = list(room.cards_of(stage).filter(is_open=True))
    in_cluster: dict = {}
    for card in cards:
        in_cluster.setdefault(card.cluster_id, []).append(card)
    clusters = [(cluster, in_cluster.get(cluster.pk, [])) for cluster in room.clusters_of(stage)]
    alone = in_cluster.get(None, [])
    return {"clusters": clusters, "alone": alone, "groups": still_alone(groups_of(cards), alone)}


@lead(Doing.CLUSTER)
def removable(room, stage) -> dict:
    return {"opened": list(room.cards_of(stage).filter(is_open=True))}


def _reader(room, opened: int, closed: int):
    """Who turned the last card over; nobody where all were laid open at once."""
    if not room.has_rounds:
        return None
    turns = list(room.turns.filter(stage=room.stage.key, was_offered=True, outcome="spoke").select_related("seat"))
    return turns[-1].seat if turns and (closed or len(turns) == opened) else None
