"""Putting together what belongs together. Everybody in the room may move every card, and every move can be undone."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from goldseam.common.plain_text import in_a_line
from goldseam.live.grouping import Group, name_for
from goldseam.live.models.cluster import LONGEST_NAME, Cluster
from goldseam.live.moving import entering
from goldseam.live.stages import Doing

MOST = 100  # More clusters than this are no clusters.
AT_ONCE = 200


class Clustering:
    """A room with cards that people put together under names."""

    def clusters_of(self, stage):
        return self.clusters.filter(stage=self.written_for(stage))

    @transaction.atomic
    def make_cluster(self, by, title: str, cards: list[UUID]) -> None:
        """A new cluster of these cards; without a name it gets the words that they share, until somebody names it.

        One that has this name already takes them, so that what is sent twice is one cluster.
        """
        self._hold_for_clusters()
        texts = list(self._open_cards(cards).values_list("text", flat=True))
        if texts:
            self._open_cards(cards).update(cluster=self._cluster_named(in_a_line(title) or name_for(texts)))
            self._tidy()
            self.changed()

    @transaction.atomic
    def put(self, cards: list[UUID], cluster: Cluster | None, by) -> None:
        """These cards belong to that cluster now, or to none. A cluster that has lost its last card is gone."""
        self._hold_for_clusters()
        if self._open_cards(cards).update(cluster=self._still(cluster)):
            self._tidy()
            self.changed()

    @transaction.atomic
    def accept_groups(self, by, groups: list[Group]) -> None:
        """Suggested groups become clusters, of those of their cards that still lie alone."""
        self._hold_for_clusters()
        for group in groups:
            alone = list(self._open_cards(group.cards).filter(cluster=None).values_list("pk", flat=True))
            if len(alone) > 1:
                self.make_cluster(by, group.title, alone)

    @transaction.atomic
    def name_cluster(self, cluster: Cluster, title: str, by) -> None:
        """Two that have the same name are one."""
        self._hold_for_clusters()
        title = in_a_line(title)[:LONGEST_NAME]
        if not title:
            raise ValidationError({"title": _("Give it a name.")})
        same = self.clusters_of(self.stage).filter(title__iexact=title).exclude(pk=cluster.pk).first()
        if same:
            self.merge(cluster, same, by)
        elif self.clusters_of(self.stage).filter(pk=cluster.pk).exclude(title=title).update(title=title):
            self.changed()

    @transaction.atomic
    def merge(self, cluster: Cluster, into: Cluster, by) -> None:
        """Two clusters say the same: the cards of one go to the other, which keeps its name."""
        self._hold_for_clusters()
        self._still(into)
        if cluster != into and self.clusters_of(self.stage).filter(pk=cluster.pk).exists():
            self.cards.filter(cluster=cluster).update(cluster=into)
            self._drop(cluster)

    @transaction.atomic
    def split(self, cluster: Cluster, by) -> None:
        """Its cards lie alone again."""
        self._hold_for_clusters()
        if self.clusters_of(self.stage).filter(pk=cluster.pk).exists():
            self.cards.filter(cluster=cluster).update(cluster=None)
            self._drop(cluster)

    def each_its_cluster(self, stage) -> None:
        """What lies alone stands for itself: a cluster of one, or of those that say the same word for word."""
        alone = _by_words(self.cards_of(stage).filter(is_open=True, cluster=None))
        first = self._last_place(stage) + 1
        new = Cluster.objects.bulk_create(
            Cluster(room=self, stage=self.written_for(stage), title=title[:LONGEST_NAME], position=place)
            for place, title in enumerate(alone, first)
        )
        cards = [card for cluster, cards in zip(new, alone.values(), strict=True) for card in _put(cards, cluster)]
        self.cards.bulk_update(cards, ["cluster"], batch_size=AT_ONCE)

    def _hold_for_clusters(self) -> None:
        self.hold()
        self._needs(Doing.CLUSTER)

    def _open_cards(self, cards: Iterable[UUID]):
        return self.cards_of(self.stage).filter(pk__in=cards, is_open=True)

    def _cluster_named(self, title: str) -> Cluster:
        clusters = self.clusters_of(self.stage)
        found = clusters.filter(title__iexact=title[:LONGEST_NAME]).first()
        if found is None and clusters.count() >= MOST:
            raise ValidationError(_("There are many clusters already. Put some of them together."))
        return found or self._new_cluster(title, self.stage)

    def _new_cluster(self, title: str, stage) -> Cluster:
        key, place = self.written_for(stage), self._last_place(stage) + 1
        return Cluster.objects.create(room=self, stage=key, title=title[:LONGEST_NAME], position=place)

    def _last_place(self, stage) -> int:
        return self.clusters_of(stage).aggregate(last=Max("position"))["last"] or 0

    def _still(self, cluster: Cluster | None) -> Cluster | None:
        """The cluster, unless somebody took it apart meanwhile."""
        if cluster and not self.clusters_of(self.stage).filter(pk=cluster.pk).exists():
            raise ValidationError(_("Somebody has taken that cluster apart. Choose another."))
        return cluster

    def _tidy(self) -> None:
        self.clusters_of(self.stage).filter(cards=None).delete()

    def _drop(self, cluster: Cluster) -> None:
        self.clusters.filter(pk=cluster.pk).delete()
        self.changed()


def _by_words(cards) -> dict[str, list]:
    """The cards by what they say, whatever their case; under the words of the first."""
    found: dict[str, tuple[str, list]] = {}
    for card in cards:
        found.setdefault(card.text.casefold(), (card.text, []))[1].append(card)
    return dict(found.values())


def _put(cards: list, cluster: Cluster) -> list:
    for card in cards:
        card.cluster = cluster
    return cards


@entering(Doing.VOTE, Doing.DECIDE)
def each_its_cluster(room, stage) -> None:
    """Votes and risks are about clusters, so nothing that lies alone is lost on the way."""
    groups = {room.written_for(one) for one in room.all_stages if one.doing in (Doing.CLUSTER, Doing.VOTE)}
    if room.written_for(stage) in groups:
        room.each_its_cluster(stage)
