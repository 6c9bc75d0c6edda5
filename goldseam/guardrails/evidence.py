"""What was done for some refs at a gate: its runs, sign-offs and checks, in a few queries for all of these refs.

Whatever asks how a ref stands takes it from here, so that “Try it” and the gate itself cannot answer differently.
"""

from collections import defaultdict
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import F, Max

from goldseam.artifacts.models import Version
from goldseam.people.models import Person
from goldseam.people.models.membership import WRITERS
from goldseam.runs.models import Run


class Place(NamedTuple):
    """One state of one project."""

    project: str
    ref: str


class Begun(NamedTuple):
    """A run that does not count, or not yet."""

    number: int
    is_open: bool
    version: int
    in_force: int

    @property
    def is_outdated(self) -> bool:
        return self.version < self.in_force


class Evidence:
    """Each kind is loaded when it is first asked for, and told by place."""

    def __init__(self, gate, places):
        self.gate = gate
        self.within = {
            "project__in": sorted({place.project for place in places}),
            "ref__in": sorted({place.ref for place in places}),
        }

    @cached_property
    def clauses(self) -> list:
        return self.gate.told_clauses

    @cached_property
    def authors(self) -> dict[Place, set[str]]:
        """Who made each change, as pipelines told it at any time."""
        found: dict[Place, set[str]] = defaultdict(set)
        for _gate, project, ref, people in self.gate.asked.filter(**self.within).authors():
            found[Place(project, ref)] |= people
        return found

    @cached_property
    def sign_offs(self) -> dict[Place, list]:
        """Those by people who hold the role today and work here; also by who made the change."""
        given = self.gate.sign_offs.filter(**self.within, role__people=F("by"))
        works_here = {"by__memberships__organisation": self.gate.organisation_id, "by__memberships__role__in": WRITERS}
        given = given.filter(by__is_active=True, **works_here)
        found: dict[Place, list] = defaultdict(list)
        for one in given.select_related("by").prefetch_related("by__emailaddress_set"):
            found[Place(one.project, one.ref)].append(one)
        return found

    @cached_property
    def holders(self) -> dict[int, list]:
        """Who holds each role that is asked for, and works here."""
        works_here = {"memberships__organisation": self.gate.organisation_id, "memberships__role__in": WRITERS}
        people = Person.objects.filter(gate_roles__in=self.needed("role_id"), is_active=True, **works_here)
        found: dict[int, list] = defaultdict(list)
        for person in people.annotate(role=F("gate_roles")).prefetch_related("emailaddress_set"):
            found[person.role].append(person)
        return found

    @cached_property
    def runs(self) -> dict[Place, dict[int, int]]:
        """The number of a complete run for each checklist, on the version in force or a newer one. One in which a
        killer item was skipped does not count, whatever the reason: that is what overriding is for."""
        found: dict[Place, dict[int, int]] = defaultdict(dict)
        for place, artifact, run in self._told(self._all_runs.complete().without_skipped_killers()):
            if not run.is_outdated:
                found[place][artifact] = run.number
        return found

    @cached_property
    def begun(self) -> dict[Place, dict[int, Begun]]:
        """The newest run of each checklist that does not count, or not yet."""
        found: dict[Place, dict[int, Begun]] = defaultdict(dict)
        for place, artifact, run in self._told(self._all_runs.standing()):
            found[place][artifact] = run
        return found

    @cached_property
    def checks(self) -> dict[Place, dict[str, Any]]:
        """The newest check of each name."""
        found: dict[Place, dict[str, Any]] = defaultdict(dict)
        if self.needed("check_name"):
            told = self.gate.checks.filter(**self.within, name__in=self.needed("check_name")).order_by()
            newest = told.values("project", "ref", "name").annotate(newest=Max("pk")).values("newest")
            for check in self.gate.checks.filter(pk__in=newest):
                found[Place(check.project, check.ref)][check.name] = check
        return found

    def needed(self, name: str) -> set:
        needs = [need for clause in self.clauses for need in clause.needs.all()]
        return {getattr(need, name) for need in needs if getattr(need, name)}

    @property
    def _all_runs(self):
        runs = Run.objects.filter(organisation=self.gate.organisation_id, artifact__in=self.needed("artifact_id"))
        return runs.filter(**self.within).order_by("number")

    @cached_property
    def in_force(self) -> dict[int, int]:
        versions = Version.objects.filter(artifact__in=self.needed("artifact_id"), effective_at__isnull=False)
        return dict(versions.order_by().values_list("artifact").annotate(Max("number")))

    def _told(self, runs):
        if not self.needed("artifact_id"):
            return
        names = ("project", "ref", "artifact", "number", "completion", "version__number")
        for project, ref, artifact, number, completion, version in runs.values_list(*names):
            run = Begun(number, completion is None, version, self.in_force.get(artifact, version + 1))
            yield Place(project, ref), artifact, run
