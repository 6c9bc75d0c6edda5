"""Overriding a gate: one person lets one ref pass, says why, and it becomes a near miss to learn from."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event, EventKind, Visibility
from goldseam.guardrails.models.gate_clause import Need
from goldseam.guardrails.models.gate_signing import Wanted
from goldseam.guardrails.refs import as_project, as_ref
from goldseam.runs.models import Opportunity

LATELY = timedelta(days=91)
SOURCE = "gate"  # The source of an event that an override made.


class Override(models.Model):
    """The fact that a ref may pass although something is missing. Taking it back deletes it; the event stays."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="overrides")
    project = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(max_length=2000)
    missing = models.JSONField(default=list)
    event = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="gate_overrides")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["gate", "ref", "project"], name="one_override_of_a_ref")]
        indexes = [models.Index(fields=["gate", "-at"], name="override_newest")]

    def __str__(self):
        return f"{self.gate}: {self.ref}"


class Overridable:
    """A gate that people may overrule, in the open."""

    def can_be_overridden_by(self, person) -> bool:
        """Those who guide the organisation, and those whom the gate names."""
        if person.guides_in(self.organisation):
            return True
        return person.writes_in(self.organisation) and self.overriders.filter(pk=person.pk).exists()

    def _name_overriders(self, by, people) -> None:
        """Else whoever writes could name themselves, and nobody would guide any more."""
        if not by.guides_in(self.organisation):
            raise ValidationError({"overriders": _("Those who guide the organisation say who may override it.")})
        self.overriders.set(people)

    @transaction.atomic
    def override(self, by, project: str, ref: str, reason: str) -> Override:
        """Lets this ref pass. What was missing becomes a near miss; whoever looks after the gate hears of it."""
        project, ref = as_project(self, project), as_ref(ref)
        if not self.can_be_overridden_by(by):
            raise ValidationError(_("Those who guide the organisation may override it, or whom the gate names."))
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it has to pass nevertheless.")})
        if not self.is_active:
            raise ValidationError(_("It is not active, so there is nothing to override."))
        type(self).objects.select_for_update().get(pk=self.pk)
        if made := self.overrides.filter(project=project, ref=ref).first():
            return made
        missing = self.look(project, ref).missing
        if not missing:
            raise ValidationError(_("Nothing is missing for this ref: it passes."))
        words = [one.words for one in missing]
        about = {"by": by, "reason": reason.strip()[:2000], "missing": words}
        event = self._near_miss(by, project, ref, about["reason"], words)
        override = Override.objects.create(gate=self, project=project, ref=ref, event=event, **about)
        Wanted.objects.filter(role__gate=self, project=project, ref=ref).delete()
        self._moments_of(project, ref).waiting().let_go()
        Activity.record("gate.overridden", self, by=by, ref=ref, project=project, reason=about["reason"][:300])
        return override

    @transaction.atomic
    def take_override_back(self, by, override: Override) -> None:
        if not self.can_be_overridden_by(by):
            raise ValidationError(_("Those who guide the organisation may do this, or whom the gate names."))
        gone, _by_model = self.overrides.filter(pk=override.pk).delete()
        if gone:
            self._moments_of(override.project, override.ref).ask_again()
            Activity.record("gate.override_taken_back", self, by=by, ref=override.ref, project=override.project)

    def override_count(self) -> int:
        """How often it was overridden in the last quarter of a year."""
        return self.overrides.filter(at__gt=timezone.now() - LATELY).count()

    def _moments_of(self, project: str, ref: str):
        """At which a checklist that this gate asks for should be run for the ref."""
        needed = Need.objects.filter(clause__gate=self, artifact__isnull=False).values("artifact")
        return Opportunity.objects.filter(artifact__in=needed, project=project, ref=ref)

    def _near_miss(self, by, project: str, ref: str, reason: str, missing: list[str]) -> Event:
        what = f"{project} {ref}".strip()
        text = _("The gate “%(gate)s” was overridden for %(what)s.") % {"gate": self.title, "what": what}
        lines = [text, "", _("Why:") + " " + reason, "", _("What was missing:"), *(f"- {one}" for one in missing)]
        visibility = Visibility.TEAM if self.team else Visibility.ORGANISATION
        about = {"kind": EventKind.NEAR_MISS, "team": self.team, "visibility": visibility, "source": SOURCE}
        title = _("Gate overridden: %(gate)s, %(what)s") % {"gate": self.title, "what": what}
        return Event.log(self.organisation, by=by, text="\n".join(lines), title=title[:120], **about)
