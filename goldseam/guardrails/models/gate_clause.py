"""A clause of a gate: when it applies, and what has to be there then."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.common.plain_text import in_a_line
from goldseam.guardrails.condition_words import in_words
from goldseam.guardrails.conditions import check

MOST_CLAUSES, MOST_NEEDS = 20, 20


class NeedKind(models.TextChoices):
    RUN = "run", gettext_lazy("A complete run of a checklist")
    SIGN_OFF = "sign_off", gettext_lazy("A sign-off")
    CHECK = "check", gettext_lazy("A check that passed")


class Clause(models.Model):
    """One if-then of a gate. Without a condition it always applies."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    title = models.CharField(gettext_lazy("what it is about"), max_length=160)
    condition = models.CharField(gettext_lazy("condition"), max_length=500, blank=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    @property
    def condition_words(self) -> str:
        return in_words(self.condition)

    def names(self, kind: str) -> list[str]:
        return [str(need) for need in self.needs.all() if need.kind == kind]


class Need(models.Model):
    """One thing that has to be there: a run of this checklist, a sign-off in this role, or this check passed."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=10, choices=NeedKind)
    # A gate must not open because somebody removed what it asks for.
    artifact = models.ForeignKey("artifacts.Artifact", models.RESTRICT, null=True, related_name="gate_needs")
    role = models.ForeignKey("guardrails.GateRole", models.RESTRICT, null=True, related_name="needs")
    check_name = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.artifact or self.role or self.check_name)


class Claused:
    """A gate that says, clause by clause, what has to be there."""

    @property
    def told_clauses(self) -> list[Clause]:
        """With all that they need, in two queries."""
        needs = Need.objects.select_related("artifact__organisation", "artifact__retirement", "role")
        return list(self.clauses.prefetch_related(models.Prefetch("needs", needs)))

    @property
    def problems(self) -> list[str]:
        """Why it cannot be asked yet."""
        clauses = self.told_clauses
        if not clauses:
            return [_("Say first what has to be there.")]
        found = [_("“%(clause)s” asks for nothing.") % {"clause": one} for one in clauses if not one.needs.all()]
        needs = [need for clause in clauses for need in clause.needs.all()]
        roles = {need.role_id: need.role for need in needs if need.role}
        found += [_("Nobody can sign as %(role)s yet.") % {"role": role} for role in self._empty(roles)]
        out = {need.artifact for need in needs if need.artifact and need.artifact.is_retired}
        return found + [_("“%(checklist)s” is out of use.") % {"checklist": one} for one in out]

    def is_seen_with(self, artifact) -> bool:
        """Whether those who see this gate see the artifact as well."""
        return artifact.team_id in (None, self.team_id)

    def _empty(self, roles: dict) -> list:
        held = set(self.roles.filter(people__isnull=False).values_list("pk", flat=True))
        return [role for pk, role in roles.items() if pk not in held]

    @transaction.atomic
    def add_clause(self, by, title: str, condition: str = "", checklists=(), roles=(), checks=()) -> Clause:
        """One more if-then. `checklists` are artifacts, `roles` and `checks` names."""
        if self.clauses.count() >= MOST_CLAUSES:
            raise ValidationError(_("That is a lot for one gate. Make a second one."))
        order = (self.clauses.aggregate(last=Max("order"))["last"] or 0) + 1
        return self._write(Clause(gate=self, order=order), by, title, condition, checklists, roles, checks)

    @transaction.atomic
    def change_clause(self, by, clause: Clause, title, condition="", checklists=(), roles=(), checks=()) -> Clause:
        clause.needs.all().delete()
        return self._write(clause, by, title, condition, checklists, roles, checks)

    @transaction.atomic
    def remove_clause(self, by, clause: Clause) -> None:
        """An active gate keeps at least one clause: else it would let everything pass."""
        if self.is_active and self.clauses.count() == 1:
            raise ValidationError(_("It is active and asks for nothing else. Make it a draft first."))
        gone, _by_model = self.clauses.filter(pk=clause.pk).delete()
        if gone:
            self._drop_roles()
            Activity.record("gate.changed", self, by=by)

    def _write(self, clause, by, title, condition, checklists, roles, checks) -> Clause:
        self._refuse_odd_clause(title, condition, checklists, roles, checks)
        clause.title, clause.condition = title.strip(), condition.strip()
        clause.clean_fields(exclude=["gate"])
        clause.save()
        needs = [Need(clause=clause, kind=NeedKind.RUN, artifact=one) for one in checklists]
        needs += [Need(clause=clause, kind=NeedKind.SIGN_OFF, role=self.role_named(one)) for one in _once(roles)]
        needs += [Need(clause=clause, kind=NeedKind.CHECK, check_name=one) for one in _once(checks)]
        Need.objects.bulk_create(needs)
        self._drop_roles()
        Activity.record("gate.changed", self, by=by)
        return clause

    def _drop_roles(self) -> None:
        """Roles that no clause asks for and in which nobody has signed, such as one that was misspelt."""
        self.roles.filter(needs=None, sign_offs=None).delete()

    def _refuse_odd_clause(self, title, condition, checklists, roles, checks) -> None:
        if not title.strip():
            raise ValidationError({"title": _("Say in a few words what it is about.")})
        try:
            check(condition)
        except ValidationError as error:
            raise ValidationError({"condition": error.messages}) from error
        if not 0 < len(checklists) + len(roles) + len(checks) <= MOST_NEEDS:
            raise ValidationError(
                _("Say what has to be there: a checklist, a sign-off, or a check. At most 20 things.")
            )
        for one in checklists:
            if one.organisation_id != self.organisation_id or not one.is_checklist or one.is_private:
                raise ValidationError({"checklists": _("This is no checklist of this organisation.")})
            if not self.is_seen_with(one):
                raise ValidationError({"checklists": _("This gate is seen by people who do not see this checklist.")})
        if any(len(name) > LONGEST for name, LONGEST in [*((r, 60) for r in roles), *((c, 80) for c in checks)]):
            raise ValidationError(_("Keep the names of roles below 60 characters, of checks below 80."))


def _once(names) -> list[str]:
    """Each name once, whatever its capitals."""
    found: dict[str, str] = {}
    for name in names:
        if tidy := in_a_line(name):
            found.setdefault(tidy.casefold(), tidy)
    return [*found.values()]
