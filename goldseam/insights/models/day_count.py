"""Events counted by day, so that ten years can be looked at as quickly as ten days."""

from django.db import models
from django.db.models import Q


class DayCount(models.Model):
    """How many events a day saw, by the day on which they were noticed, where the organisation is at home.

    Without a team it counts what everybody in the organisation may see. With one it counts events of that team: what
    is shared with everybody, and apart from it what the team alone may see. Events that only named people may see
    are in none. See `insights/days/tally.py` for what is counted.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, related_name="+")
    is_shared = models.BooleanField()
    day = models.DateField()

    setback = models.PositiveIntegerField(default=0)
    incident = models.PositiveIntegerField(default=0)
    near_miss = models.PositiveIntegerField(default=0)
    unsafe_condition = models.PositiveIntegerField(default=0)
    success = models.PositiveIntegerField(default=0)
    good_catch = models.PositiveIntegerField(default=0)
    good_care = models.PositiveIntegerField(default=0)

    # Of those that did not go well.
    preventable = models.PositiveIntegerField(default=0)
    complexity = models.PositiveIntegerField(default=0)
    intelligent = models.PositiveIntegerField(default=0)
    unclassified = models.PositiveIntegerField(default=0)

    # How they were noticed: by design, out of those of which it is known.
    designed = models.PositiveIntegerField(default=0)
    method_known = models.PositiveIntegerField(default=0)

    # Times of incidents: known, in the wrong order, or still going on.
    detect_timed = models.PositiveIntegerField(default=0)
    detect_wrong = models.PositiveIntegerField(default=0)
    mitigate_timed = models.PositiveIntegerField(default=0)
    mitigate_wrong = models.PositiveIntegerField(default=0)
    mitigate_open = models.PositiveIntegerField(default=0)
    recover_timed = models.PositiveIntegerField(default=0)
    recover_wrong = models.PositiveIntegerField(default=0)
    recover_open = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day"], condition=Q(team=None), name="day_counted_once"),
            models.UniqueConstraint(fields=["team", "day", "is_shared"], name="day_of_team_counted_once"),
        ]
        indexes = [models.Index(fields=["organisation", "day"], name="day_counts")]

    def __str__(self):
        return str(self.day)
