"""Contributing factors: the conditions that helped an event to happen."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models.handing_over import erases_text
from goldseam.events.models.rows import Written, write_rows

MOST_FACTORS = 60


class FactorLevel(models.TextChoices):
    TECHNICAL = "technical", _("Technical")
    TASK = "task", _("Task and person")
    PROCESS = "process", _("Process")
    TEAM = "team", _("Team and supervision")
    ORGANISATION = "organisation", _("Organisation")


class Factor(models.Model):
    """One condition, how it contributed, and what shows that it mattered."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="factors")
    position = models.PositiveIntegerField(default=0)
    level = models.CharField(_("level"), max_length=20, choices=FactorLevel, default=FactorLevel.PROCESS)
    code = models.CharField(_("code"), max_length=40, blank=True)  # One of `factor_codes.py`, or none.
    text = models.CharField(_("condition"), max_length=300)
    how = models.TextField(_("how it contributed"), blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    # Several conditions may be called root causes; none has to be.
    is_root = models.BooleanField(_("a root cause"), default=False)
    made_likely_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="made_likely")

    FIELDS = ("level", "code", "text", "how", "evidence", "is_root", "made_likely_by_id")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return f"{self.event.get_absolute_url()}#factors"


class NoneFound(models.Model):
    """People looked for a process or organisational factor, and found none. To look again deletes it."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="none_found")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    where_looked = models.TextField(_("where you looked"))

    def __str__(self):
        return f"{self.event_id}: none found"


class Conditioned:
    """An event with conditions that helped it to happen."""

    @transaction.atomic
    def write_factors(self, by, rows: list[dict]) -> Written:
        """Saves rows of contributing factors; see `rows.py` for how two people writing at once lose nothing."""
        self.want_it_here()
        written = write_rows(self.factors, Factor.FIELDS, rows)
        if self.factors.count() > max(MOST_FACTORS, written.count_before):
            raise ValidationError(_("That are very many factors. Keep those that tell most."))
        if written.is_changed:
            self._untie_factors()
            Activity.record("event.factors_written", self, by=by)
        return written

    @transaction.atomic
    def add_factor(self, by, **condition) -> Factor:
        """Adds one factor at the end."""
        self.want_it_here()
        last = self.factors.aggregate(last=models.Max("position"))["last"] or 0
        factor = self.factors.create(position=last + 1, **condition)
        self._untie_factors()
        Activity.record("event.described", self, by=by)
        return factor

    @transaction.atomic
    def find_no_wider_factor(self, by, where_looked: str) -> None:
        """Records that people looked for a process or organisational factor and found none."""
        self.want_it_here()
        if not where_looked.strip():
            raise ValidationError({"where_looked": _("Say where you looked.")})
        _record, is_new = NoneFound.objects.update_or_create(
            event=self, defaults={"where_looked": where_looked.strip()}, create_defaults=_first_search(by, where_looked)
        )
        if is_new:
            Activity.record("event.factors_written", self, by=by)

    @transaction.atomic
    def look_again(self, by) -> None:
        """Takes back that no wider factor was found."""
        self.want_it_here()
        if NoneFound.objects.filter(event=self).delete()[0]:
            Activity.record("event.factors_written", self, by=by)

    def _untie_factors(self) -> None:
        """A factor rests on another one of the same event, or on none."""
        tied = self.factors.exclude(made_likely_by=None)
        loose = ~models.Q(made_likely_by__in=list(self.factors.values_list("pk", flat=True)))
        tied.filter(loose | models.Q(made_likely_by=models.F("pk"))).update(made_likely_by=None)


def _first_search(by, where_looked: str) -> dict:
    return {"by": by, "where_looked": where_looked.strip()}


@erases_text
def erase_search(event) -> None:
    NoneFound.objects.filter(event=event).delete()
