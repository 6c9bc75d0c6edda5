"""What a room carries into its pre-mortem: its top clusters as risks, and how sure people were before and after."""

from collections import Counter

from goldseam.premortems.models import Risk


def risk_of(premortem, by, cluster, **facts) -> Risk:
    """The risk that a cluster becomes, with what the room found about it. A facts form may have changed its name."""
    found = {
        "title": cluster.title[:160],
        "cluster": "\n".join(card.text for card in cluster.cards.all())[:3000],
        "in_hands": in_hands_of(cluster),
        "potential": cluster.potential,
        "votes": cluster.votes,
        "place": cluster.rank or premortem.risks.count() + 1,
    }
    return Risk.write(by, premortem, **found | facts)


def in_hands_of(cluster) -> str:
    """What most of its cards say."""
    said = Counter(card.in_hands for card in cluster.cards.all() if card.in_hands)
    return said.most_common(1)[0][0] if said else ""


def carry_over(premortem, by) -> None:
    """Clusters that were carried and that nobody has written up yet become risks all the same: nothing gets lost."""
    carried = premortem.room.clusters.filter(is_carried=True).exclude(kept__what="risk")
    for cluster in carried.prefetch_related("cards").order_by("rank", "position", "id"):
        risk_of(premortem, by, cluster)
