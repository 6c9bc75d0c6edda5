"""Watching measurements: the effect, what must not get worse, and whether it is done as planned."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import Role


class Watched(models.Model):
    """A series that a cycle looks at."""

    cycle = models.ForeignKey("experiments.Cycle", models.CASCADE, related_name="watched")
    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="watched_by")
    role = models.CharField(_("what it is for"), max_length=20, choices=Role, default=Role.MAIN)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "series"], name="watched_once"),
            models.UniqueConstraint(fields=["cycle"], condition=models.Q(role="main"), name="one_main_measure"),
        ]

    def __str__(self):
        return f"{self.series} ({self.get_role_display()})"


class Watching:
    """A cycle that looks at measurements."""

    @property
    def main(self):
        """The series in which the effect should show; None where none is chosen yet."""
        return next((one.series for one in self._watched if one.role == Role.MAIN), None)

    @property
    def series(self) -> list:
        """All that it looks at."""
        return [one.series for one in self._watched]

    @property
    def balancing(self) -> list:
        return [one.series for one in self._watched if one.role == Role.BALANCING]

    def series_numbered(self, number: int | None):
        """The watched series of that number, as stop conditions name it."""
        return next((one.series for one in self._watched if one.series.number == number), None)

    @property
    def _watched(self) -> list[Watched]:
        loaded = getattr(self, "_prefetched_objects_cache", {}).get("watched")
        return list(self.watched.select_related("series__organisation") if loaded is None else loaded)

    @transaction.atomic
    def watch(self, by, series, role: str = Role.MAIN) -> Watched:
        """Looks at this series, too. The one in which the effect should show is settled at the start."""
        series.wait_for_others()
        self.wait_for_others()
        if role not in Role.values:
            raise ValidationError({"role": _("Choose one of those that are offered.")})
        self._refuse_hidden(series)
        current = self.watched.filter(series=series).first()
        if current and current.role == role:
            return current
        self._keep_main(current, role)
        self._keep_what_shows_data(current)
        watched, _is_new = self.watched.update_or_create(series=series, defaults={"role": role})
        if self.is_started:
            self.keep_before()
        Activity.record("cycle.watching", self, by=by, series=series.pk)
        return watched

    @transaction.atomic
    def unwatch(self, by, series) -> None:
        """Looks at it no more. What was measured stays."""
        self.wait_for_others()
        current = self.watched.filter(series=series).first()
        if current is None:
            return
        self._keep_main(current, "")
        self._keep_what_shows_data(current)
        if self.is_started and any(stop.series == series.number for stop in self.plan.stops):
            raise ValidationError(_("A stop condition of the plan is watched there. Amend the plan first."))
        current.delete()
        Activity.record("cycle.unwatched", self, by=by, series=series.pk)

    def _keep_what_shows_data(self, current: Watched | None) -> None:
        """Once data are in, nobody chooses by them what is looked at. Looking at more is always possible."""
        if current and self.is_started and self.has_data:
            raise ValidationError({"role": _("Data are in already, so what it looks at stays. You can add others.")})

    def _keep_main(self, current: Watched | None, role: str) -> None:
        changes_main = Role.MAIN in (role, current.role if current else "")
        if changes_main and self.is_started:
            raise ValidationError({"role": _("Where the effect should show was settled at the start.")})
        if role == Role.MAIN and self.watched.filter(role=Role.MAIN).exclude(pk=current and current.pk).exists():
            raise ValidationError({"role": _("There is one measurement for the effect already. Others accompany it.")})

    def _refuse_hidden(self, series) -> None:
        """Whoever sees the cycle sees what was measured, so that has to be theirs to see."""
        if series.organisation_id != self.organisation_id or series.team_id not in (None, self.team_id):
            raise ValidationError({"series": _("This measurement belongs to another team.")})
