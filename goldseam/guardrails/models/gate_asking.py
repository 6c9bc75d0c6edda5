"""Asking a gate: its answer, what is missing, and the record of both."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Stage
from goldseam.guardrails.facts import checked
from goldseam.guardrails.models.gate_signing import GateRole, Wanted
from goldseam.guardrails.refs import as_author, as_project, as_ref, told_people
from goldseam.guardrails.standing import Standing
from goldseam.runs.models import Opportunity

LOOKED_BACK = 200


class Reply(models.TextChoices):
    PASS = "pass", gettext_lazy("Pass")
    BLOCKED = "blocked", gettext_lazy("Blocked")


class AskedQuerySet(models.QuerySet):
    def authors(self) -> list[tuple[int, str, str, set[str]]]:
        """Who made each change, as these questions tell it: the gate, the project, the ref, and names and addresses."""
        told = self.exclude(author="").order_by()  # Else none is the same.
        found = told.values_list("gate", "project", "ref", "author").distinct()
        return [(gate, project, ref, told_people(author)) for gate, project, ref, author in found]


class Asked(models.Model):
    """A pipeline asked, and was answered. `missing` is what was not there, also where it passed nevertheless."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="asked")
    project = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    author = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=10, choices=Reply)
    missing = models.JSONField(default=list)
    is_trial = models.BooleanField(default=False)
    is_overridden = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = AskedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["gate", "-id"], name="gate_asked_newest"),
            models.Index(fields=["gate", "ref", "project", "-id"], name="gate_asked_of_ref"),
        ]

    def __str__(self):
        return f"{self.ref}: {self.answer}"

    @property
    def passes(self) -> bool:
        return self.answer == Reply.PASS

    @property
    def would_block(self) -> bool:
        """On trial: it passed, and would have been blocked."""
        return self.is_trial and bool(self.missing)


class Askable:
    """A gate that answers pipelines."""

    @transaction.atomic
    def ask(self, project: str, ref: str, facts=None, by_key=None, author: str = "") -> Asked:
        """The answer for this ref, kept. Where something is missing, those who can mend it are told."""
        self.refuse_to_answer()
        standing = self._standing(as_project(self, project), as_ref(ref), checked(facts or {}), as_author(author))
        asked = Asked.objects.create(**self._told(standing))
        if asked.passes:
            Wanted.objects.filter(role__gate=self, project=asked.project, ref=asked.ref).delete()
        else:
            self._call_for(standing)
        return asked

    def look(self, project: str, ref: str) -> Standing:
        """How it stands for this ref, by the facts that were sent last. Nothing is kept."""
        project, ref = as_project(self, project), as_ref(ref)
        last = self.last_asked(project, ref)
        return self._standing(project, ref, last.facts if last else {}, last.author if last else "")

    def last_asked(self, project: str, ref: str) -> Asked | None:
        return self.asked.filter(project=project, ref=ref).first()

    def looked_up(self, project: str, ref: str) -> Asked:
        """What it would answer now to what was asked last; not kept, for those who wait."""
        self.refuse_to_answer()
        return Asked(**self._told(self.look(project, ref)))

    def refuse_to_answer(self) -> None:
        """Nobody passes a gate that is not in use."""
        if self.stage == Stage.RETIRED:
            raise ValidationError(_("This gate is out of use. Take the question out of the pipeline."))
        if self.stage == Stage.DRAFT:
            raise ValidationError(_("This gate is a draft. Put it on trial or make it active first."))

    def _standing(self, project: str, ref: str, facts: dict, author: str) -> Standing:
        return Standing(self, project, ref, facts, author)

    def _told(self, standing: Standing) -> dict:
        is_trial = not self.is_active
        passes = is_trial or not standing.is_blocked
        facts = {name: value for name, value in standing.facts.items() if name not in {"project", "ref"}}
        return {
            "gate": self,
            "project": standing.project,
            "ref": standing.ref,
            "facts": facts,
            "author": standing.author,
            "answer": Reply.PASS if passes else Reply.BLOCKED,
            "missing": [one.as_json for one in standing.missing],
            "is_trial": is_trial,
            "is_overridden": bool(standing.missing) and not is_trial and passes,
        }

    def _call_for(self, standing: Standing) -> None:
        """The checklist shows up where runs wait; who can sign hears of it, once."""
        roles: dict[int, GateRole] = {}
        for one in standing.missing:
            if one.kind == "run" and not one.need.artifact.is_retired:
                about = {"project": standing.project, "ref": standing.ref}
                # An override of another gate let it go, or what was run does not count here.
                Opportunity.open(one.need.artifact, "gate", **about).ask_again()
            elif one.kind == "sign_off":
                roles[one.need.role_id] = one.need.role
        for role in roles.values():
            wanted, is_new = Wanted.objects.get_or_create(role=role, project=standing.project, ref=standing.ref)
            if is_new:
                role.gate = standing.gate
                about = {"project": standing.project, "ref": standing.ref}
                Activity.record("gate.sign_off_wanted", wanted, by=None, **about)
