"""Writing the plan: together before the start, and by amendments that stay visible after it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.plan.fields import said
from goldseam.experiments.plan.merging import brought_together
from goldseam.experiments.plan.plan import Plan, plain

# Whoever moves these while results come in can make almost anything come out.
GOALPOSTS = {"sample_size", "success", "success_side", "success_at", "stops", "ends_on", "looks", "look_count"}
PREDICTION = {"direction", "size", "size_is", "confidence", "feasibility_only"}


class PlanVersion(models.Model):
    """One state of a plan. Those after the start are amendments: each has a reason."""

    cycle = models.ForeignKey("experiments.Cycle", models.CASCADE, related_name="plan_versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(_("why the plan is changed"), blank=True)
    changed = models.JSONField(default=list)  # The names of the fields that differ from the version before.
    after_data = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="plan_version_number")]

    def __str__(self):
        return _("Plan of “%(cycle)s”, version %(number)d") % {"cycle": self.cycle, "number": self.number}

    @property
    def plan(self) -> Plan:
        return Plan.from_content(self.content)

    @property
    def is_amendment(self) -> bool:
        return bool(self.reason)

    @property
    def moves_goalposts(self) -> bool:
        """Whether it changes what counts as success, or when it ends: to be told most clearly."""
        return self.is_amendment and bool((GOALPOSTS | PREDICTION) & {*self.changed})


class Planned:
    """A cycle that people plan."""

    @property
    def plan(self) -> Plan:
        return self.current_plan.plan if self.current_plan else Plan()

    @property
    def amendments(self) -> list[PlanVersion]:
        """What was changed after the start, oldest first."""
        return [one for one in self.plan_versions.all() if one.is_amendment][::-1]

    @property
    def plan_before_data(self) -> Plan:
        """The plan by which the result is judged: the last one that was written while nothing was known."""
        return next((one.plan for one in self.plan_versions.all() if not one.after_data), self.plan)

    def lay_plan(self, by, content: dict) -> PlanVersion:
        """The first version."""
        plan = Plan().with_fields(**content)
        return self._add_version(by, plan.as_content, changed=[])

    @transaction.atomic
    def write_plan(self, by, base: int | None = None, **fields) -> PlanVersion:
        """Writes some fields of the plan. `base` is the number of the version that the writer saw.

        What two people change in different fields is brought together; where both changed the same one, nothing is
        saved and `Overtaken` says so beside the field, with both still there.
        """
        self.wait_for_others()
        if self.is_started:
            raise ValidationError(_("The plan is locked since the start. Amend it, and say why."))
        wanted = self._wanted(base, fields)
        if not wanted:
            return self.current_plan
        version = self._add_version(by, self.current_plan.content | wanted, changed=sorted(wanted))
        Activity.record("cycle.planned", self, by=by)
        return version

    @transaction.atomic
    def amend(self, by, reason: str, base: int | None = None, **fields) -> PlanVersion:
        """Changes a plan that has started. It stays visible, and makes the result exploratory once data came in."""
        self.wait_with_values()
        if not self.is_started:
            raise ValidationError(_("It has not started: write the plan itself."))
        if self.is_studied:
            raise ValidationError(_("Its result is written. A changed plan is the next cycle."))
        reason = said(reason, "reason")
        if not reason:
            raise ValidationError({"reason": _("Say why the plan changes: it stays beside the result.")})
        wanted = self._wanted(base, fields)
        if not wanted:
            raise ValidationError(_("Nothing in the plan is different yet."))
        self._keep_what_is_needed(wanted)
        told = {"reason": reason, "after_data": self.has_data}
        version = self._add_version(by, self.current_plan.content | wanted, changed=sorted(wanted), **told)
        Activity.record("cycle.amended", self, by=by, fields=sorted(wanted))
        if "stops" in wanted:
            self.look_at_values()
        return version

    def _wanted(self, base: int | None, fields: dict) -> dict:
        mine = {name: plain(value) for name, value in Plan.checked(fields).items()}
        current = self.current_plan
        seen = current if base in (None, current.number) else self.plan_versions.filter(number=base).first()
        start = self._content_of(seen) if seen else {}
        return brought_together(start, self._content_of(current), mine, current.number)

    def _content_of(self, version: PlanVersion) -> dict:
        """With fields that plans did not have yet when it was written."""
        return version.plan.as_content

    def _keep_what_is_needed(self, wanted: dict) -> None:
        """An amendment takes nothing away without which it could not have started."""
        gaps = [gap for gap in self.missing(self.plan.with_fields(**wanted)) if gap.is_needed and gap.field in wanted]
        if gaps:
            raise ValidationError({gap.field: gap.words for gap in gaps})

    def _add_version(self, by, content: dict, **told) -> PlanVersion:
        number = self.current_plan.number + 1 if self.current_plan else 1
        version = self.plan_versions.create(number=number, content=content, by=by, **told)
        self.current_plan = version
        self.save(update_fields=["current_plan"])
        return version
