"""Voting with dots: in secret, with the same number for everybody, counted when it closes."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils import timezone
from django.utils.translation import gettext as _now

from goldseam.live.counting import Counted, dots_each, outcome
from goldseam.live.models.ballot import Ballot, Dot, Mark
from goldseam.live.models.cluster import Cluster
from goldseam.live.moving import entering, leaving
from goldseam.live.secrets import Owner
from goldseam.live.stages import Doing

if TYPE_CHECKING:
    from goldseam.live.models.room import Room

RESULT = {"votes": None, "voters": None, "potential": None, "rank": None, "is_carried": False}


class Voting:
    """A room that votes on its clusters. Whoever leads it closes the ballot, but breaks no ties."""

    @property
    def ballot(self: "Room") -> Ballot | None:
        """The last one of this stage: the vote, or the run-off after it."""
        ballot = self.ballots.filter(stage=self.stage.key).last()
        if ballot:
            ballot.room = self
        return ballot

    def open_ballot(self: "Room", stage) -> None:
        """Where there is little to choose, all is carried. A vote that was closed stands, unless there is something
        new to vote on."""
        clusters = self.clusters_of(stage)
        each = dots_each(clusters.count())
        held = self.ballots.filter(stage=stage.key)
        if each and held.exists() and not clusters.filter(votes=None).exists():
            return
        held.delete()
        clusters.update(**RESULT | {"is_carried": not each})
        if each:
            keys = list(clusters.values_list("pk", flat=True))
            Ballot.objects.create(room=self, stage=stage.key, each=each, between=keys)

    @transaction.atomic
    def vote_again(self: "Room", by) -> None:
        """Forgets what came out, and lets everybody vote anew."""
        self.hold()
        if self.stage.doing != Doing.VOTE or (self.ballot and self.ballot.is_open):
            return
        self.ballots.filter(stage=self.stage.key).delete()
        self.open_ballot(self.stage)
        self.changed()

    def give_dots(self: "Room", owner: str, seat, cluster, count: int) -> None:
        """Sets how many dots of this device lie on a cluster; sent twice, it is the same. Others see nothing of it.

        That all are in is said in a transaction of its own: a vote must not wait for whoever holds the room.
        """
        if self._give(owner, seat, cluster, count):
            self.changed()

    @transaction.atomic
    def _give(self: "Room", owner: str, seat, cluster, count: int) -> bool:
        ballot = self.held_ballot()
        ballot.refuse(seat, cluster)
        before, now = ballot.give(owner, cluster, count)
        return ballot.tells_that_all_are_in(before, now)

    def take_votes_along(self: "Room", owner: Owner) -> None:
        """A guest goes: over some days their dots go, too, and with them what they had said to be how sure they are.

        With a clock, who comes in now does not vote any more, so there the dots can stay.
        """
        self.estimates.filter(owner=owner.estimates).delete()
        if self.pace != "live":
            Dot.objects.filter(ballot__in=self.ballots.filter(closed_at=None), owner=owner.votes).delete()
            Mark.objects.filter(cluster__room=self, owner=owner.votes).delete()

    def held_ballot(self: "Room") -> Ballot:
        """Held until the transaction ends: nobody closes it meanwhile, and one device votes after the other."""
        ballot = self.ballots.select_for_update().filter(stage=self.stage.key).last()
        if ballot is None:
            raise ValidationError(_now("There is no vote at the moment."))
        ballot.room = self
        return ballot

    @transaction.atomic
    def close_ballot(self: "Room", by, round: int = 0) -> None:
        """Counts the dots, and opens a run-off where more are level than can be carried. `round` says which of the two
        is meant, so that what is sent twice does not close the run-off, too."""
        self.hold()
        ballot = self.ballot
        if ballot and ballot.is_open and ballot.round == round:
            tied = self.count(ballot, is_final=ballot.is_run_off)
            if tied:
                self.ballots.create(stage=ballot.stage, round=ballot.round + 1, each=1, between=tied)
            self.changed()

    def count(self: "Room", ballot: Ballot, is_final: bool) -> list:
        """What came out is written on the clusters; who gave which dots is gone. Returns those a run-off is between."""
        Ballot.objects.select_for_update().get(pk=ballot.pk)
        clusters = list(self.clusters_of(self._stage_of(ballot)))
        run_off = self._take_from_run_off(ballot) if ballot.is_run_off else self._take(ballot, clusters)
        counted = [
            Counted(one.pk, one.votes or 0, one.voters or 0, one.potential or 0, run_off.get(one.pk, 0))
            for one in clusters
        ]
        found = outcome(counted, had_run_off=is_final)
        if not found.tied:
            _write_down(clusters, found)
        self._forget_votes(ballot, clusters)
        return found.tied

    def _take(self: "Room", ballot: Ballot, clusters: list) -> dict:
        got = {row["cluster"]: row for row in ballot.dots.values("cluster").annotate(Sum("count"), voters=Count("pk"))}
        worst = dict(Mark.objects.filter(cluster__in=clusters).values_list("cluster").annotate(Max("potential")))
        for one in clusters:
            row = got.get(one.pk, {"count__sum": 0, "voters": 0})
            one.votes, one.voters, one.potential = row["count__sum"], row["voters"], worst.get(one.pk)
        Cluster.objects.bulk_update(clusters, ["votes", "voters", "potential"])
        return {}

    def _take_from_run_off(self, ballot: Ballot) -> dict:
        return dict(ballot.dots.values_list("cluster").annotate(Sum("count")))

    def _forget_votes(self: "Room", ballot: Ballot, clusters: list) -> None:
        ballot.dots.all().delete()
        Mark.objects.filter(cluster__in=clusters).delete()
        ballot.closed_at = timezone.now()
        ballot.save(update_fields=["closed_at"])

    def _stage_of(self: "Room", ballot: Ballot):
        return next(stage for stage in self.all_stages if stage.key == ballot.stage)


def _write_down(clusters: list, found) -> None:
    for one in clusters:
        one.rank, one.is_carried = found.places[one.pk], one.pk in found.carried
    Cluster.objects.bulk_update(clusters, ["rank", "is_carried"])


@entering(Doing.VOTE)
def open_ballot(room, stage) -> None:
    room.open_ballot(stage)


@leaving(Doing.VOTE)
def close_ballot(room, stage) -> None:
    """A room that goes on without a run-off carries all that are level: whoever leads it breaks no tie."""
    ballot = room.ballots.filter(stage=stage.key).last()
    if ballot and ballot.is_open:
        room.count(ballot, is_final=True)
