"""Clusters: everybody in the room may move cards, make clusters, name them, and put them together."""

from django.shortcuts import get_object_or_404

from goldseam.common.numbers import number_in
from goldseam.live.grouping import groups_of
from goldseam.live.views.cards import key_in
from goldseam.live.views.scopes import RoomScoped

NEW = "new"
MOST_AT_ONCE = 500


class PlacesView(RoomScoped):
    """Where cards lie, or all cards of whole clusters (`whole`). `to` is the number of a cluster, `new`, or nothing for
    cards that should lie alone."""

    def post(self, request, **kwargs):
        cards, to = self.cards(), request.POST.get("to", "")
        if to == NEW:
            return self.do(self.room.make_cluster, self.seat, request.POST.get("title", ""), cards)
        return self.do(self.room.put, cards, cluster_in(self.room, to), by=self.seat)

    def cards(self) -> list:
        """The cards that are named, and those of the clusters that are named."""
        keys = [key_in(text) for text in self.request.POST.getlist("card")[:MOST_AT_ONCE]]
        numbers = [number_in(text) or 0 for text in self.request.POST.getlist("whole")[:MOST_AT_ONCE]]
        whole = self.room.cards.filter(cluster__in=numbers).values_list("pk", flat=True) if numbers else []
        return [key for key in keys if key] + list(whole)


class ClustersView(RoomScoped):
    """Suggested groups become clusters: one that is named by one of its cards, or all."""

    def post(self, request, **kwargs):
        return self.do(self.room.accept_groups, self.seat, self.groups())

    def groups(self):
        groups = groups_of(self.room.cards_of(self.room.stage).filter(is_open=True))
        named = key_in(self.request.POST.get("group", ""))
        return [group for group in groups if named is None or named in group.cards]


class ClusterView(RoomScoped):
    """One cluster: its name, what it goes into, and taking it apart."""

    def load(self, cluster, **kwargs):
        self.cluster = self.room.clusters.filter(pk=cluster).first()

    def patch(self, request, **kwargs):
        if self.cluster is None:
            return self.answer()
        return self.do(self.room.name_cluster, self.cluster, request.POST.get("title", ""), by=self.seat)

    def delete(self, request, **kwargs):
        return self.do(self.room.split, self.cluster, by=self.seat) if self.cluster else self.answer()


def cluster_in(room, text: str):
    """The cluster of that number; none where cards should lie alone. One that is gone is found by nobody."""
    return get_object_or_404(room.clusters, pk=number_in(text) or 0) if text else None
