"""How far the events of an organisation are counted, and what changed since."""

from django.db import models

from goldseam.common.prepared import prepared


class Counting(models.Model):
    """The fact that all days of an organisation have been counted, in the time zone that it had then.

    Whatever changed before `counted_at` is in them. `revision` grows with each count, so that of two workers who
    counted at the same time only one writes.
    """

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="+")
    zone = models.CharField(max_length=60)
    counted_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.organisation_id} at {self.counted_at}"

    @classmethod
    def of(cls, organisation) -> "Counting | None":
        """None where nothing was counted yet, or where days began at another hour than they do now."""
        return next(iter(_counting(organisation.pk, organisation.time_zone)), None)

    def claim(self) -> bool:
        """Whether nobody else has counted since this was read."""
        mine = type(self).objects.filter(pk=self.pk, revision=self.revision)
        taken = bool(mine.update(revision=self.revision + 1))
        self.revision += taken
        return taken


@prepared
def _counting(organisation: int, zone: str):
    return Counting.objects.filter(organisation=organisation, zone=zone)


class Mark(models.Model):
    """Something changed about an event of this moment, and its day is not counted anew yet.

    The database writes it by itself in the transaction of the change, whoever makes it and however many there are:
    see `insights/sql/`. It says nothing of events that only named people may see.
    """

    # Without a check: the database writes these also while an organisation goes with all that it has.
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+", db_constraint=False)
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+", db_constraint=False)
    is_shared = models.BooleanField()
    noticed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.organisation_id}, {self.noticed_at}"
