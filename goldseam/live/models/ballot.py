"""Dots and marks: secret until the ballot closes, counted then, and gone."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now

from goldseam.live.counting import ON_ONE

WORST = 5


class Ballot(models.Model):
    """A vote on the clusters of one stage, or a run-off (`round` 1) between those that tied."""

    room = models.ForeignKey("live.Room", models.CASCADE, related_name="ballots")
    stage = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField(default=0)
    each = models.PositiveSmallIntegerField()  # Votes that everybody has.
    between = models.JSONField(default=list)  # Keys of the clusters that are voted on.
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["room", "stage", "round"], name="ballot_once")]

    def __str__(self):
        return f"{self.room}: {self.stage}, {self.round}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_run_off(self) -> bool:
        return self.round > 0

    @property
    def on_one(self) -> int:
        return min(ON_ONE, self.each)

    @property
    def clusters(self):
        """In the order in which they lie on the table, which says nothing of who got how many."""
        return self.room.clusters.filter(pk__in=self.between)

    def is_for(self, seat) -> bool:
        """Who came after it was opened votes from the next one on, and so does who changed devices since: nobody votes
        twice. Over some days people come when they can."""
        came = seat.joined_at if self.room.pace == "live" else self.opened_at
        return max(came, seat.moved_at or came) <= self.opened_at

    def refuse(self, seat, cluster) -> None:
        """Says why somebody cannot vote in it, or not on this."""
        if not self.is_open:
            raise ValidationError(_now("The vote is closed: what comes now is not counted any more."))
        if not self.is_for(seat):
            raise ValidationError(_now("This vote began before you came here. You vote again from the next one on."))
        if cluster.pk not in self.between:
            raise ValidationError(_now("There is no vote on this."))

    def dots_of(self, owner: str) -> dict[int, int]:
        return dict(self.dots.filter(owner=owner).values_list("cluster", "count"))

    def give(self, owner: str, cluster, count: int) -> tuple[int, int]:
        """Sets how many dots lie there. Returns how many dots this device had given, and how many it has now."""
        given = self.dots_of(owner)
        total = sum(given.values()) - given.get(cluster.pk, 0) + count
        self._refuse_too_many(count, total)
        if count:
            dot = Dot(ballot=self, cluster=cluster, owner=owner, count=count)
            same = ["ballot", "cluster", "owner"]
            Dot.objects.bulk_create([dot], update_conflicts=True, unique_fields=same, update_fields=["count"])
        else:
            self.dots.filter(owner=owner, cluster=cluster).delete()
        return sum(given.values()), total

    def _refuse_too_many(self, count: int, total: int) -> None:
        if not 0 <= count <= self.on_one:
            most = _now("One is the most for each.") if self.on_one == 1 else _now("Two are the most for each.")
            raise ValidationError(most)
        if total > self.each:
            raise ValidationError(_now("You have given all your dots. Take one back first."))

    @property
    def are_all_in(self) -> bool:
        """A hint that the time may be over: everybody has given all dots."""
        return 0 < self.waited_for <= self.complete

    def tells_that_all_are_in(self, before: int, now: int) -> bool:
        """Whether that hint came or went when one device changed how many dots it gave."""
        change = (now == self.each) - (before == self.each)
        return bool(change) and (self.complete >= self.waited_for) != (self.complete - change >= self.waited_for)

    @cached_property
    def complete(self) -> int:
        return self.dots.values("owner").annotate(given=Sum("count")).filter(given=self.each).count()

    @cached_property
    def waited_for(self) -> int:
        """How many could vote. Those who only listen may, but nobody waits for them."""
        seats = self.room.seats.filter(is_silent=False)
        return (seats.filter(joined_at__lte=self.opened_at) if self.room.pace == "live" else seats).count()


class Dot(models.Model):
    """Votes of one device on one cluster. They are deleted when they are counted."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="dots")
    cluster = models.ForeignKey("live.Cluster", models.CASCADE, related_name="dots")
    owner = models.CharField(max_length=64)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "cluster", "owner"], name="dots_once"),
            models.CheckConstraint(condition=Q(count__gte=1, count__lte=ON_ONE), name="dots_some"),
        ]

    def __str__(self):
        return f"{self.count}"


class Mark(models.Model):
    """How bad somebody thinks a cluster could become, from 1 to 5. Only the highest is kept in the end."""

    cluster = models.ForeignKey("live.Cluster", models.CASCADE, related_name="marks")
    owner = models.CharField(max_length=64)
    potential = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cluster", "owner"], name="mark_once"),
            models.CheckConstraint(condition=Q(potential__gte=1, potential__lte=WORST), name="mark_in_reach"),
        ]

    def __str__(self):
        return f"{self.potential}"
