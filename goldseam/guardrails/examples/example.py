"""An example: what it tells, and starting from it. All that it makes are drafts, for people to change."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.guardrails.models import Gate, Watch

TOLD = Path(__file__).parent / "en.toml"
NAMES_OF_CONTENT = {"aim", "trigger", "response", "cue_type", "obstacle", "mode", "critical_pause"}


@dataclass(frozen=True)
class Started:
    """What became of an example."""

    rule: Artifact
    checklist: Artifact | None = None
    gate: Gate | None = None
    watch: Watch | None = None

    @property
    def first(self):
        """Where people go on: what acts by itself, else what they run."""
        return self.gate or self.watch or self.checklist or self.rule


@dataclass(frozen=True)
class Example:
    key: str
    title: str
    story: str
    rule: dict
    checklist: dict = field(default_factory=dict)
    gate: dict = field(default_factory=dict)
    watch: dict = field(default_factory=dict)

    @property
    def needs_series(self) -> bool:
        return bool(self.watch)

    @property
    def sentence(self) -> str:
        halves = {"trigger": self.rule["trigger"], "response": self.rule["response"]}
        return _("If %(trigger)s, then %(response)s") % halves

    @transaction.atomic
    def start(self, organisation, by, team=None, series=None) -> Started:
        """Makes its parts. A watch needs the measurement that it looks at; the team of that sees the rule."""
        if self.needs_series and series is None:
            raise ValidationError({"series": _("Choose what it is to look at.")})
        team = series.team if series else team
        rule = _artifact(organisation, by, team, self.rule, self.rule["kind"])
        checklist = (
            _artifact(organisation, by, team, self.checklist, ArtifactKind.CHECKLIST) if self.checklist else None
        )
        gate = self._gate(organisation, by, team, rule, checklist) if self.gate else None
        watch = Watch.make(series, by=by, rule=rule, **self.watch) if self.watch else None
        return Started(rule, checklist, gate, watch)

    def _gate(self, organisation, by, team, rule, checklist) -> Gate:
        name = _free_name(organisation, self.gate["name"])
        about = {"title": self.gate["title"], "name": name, "team": team, "rule": rule}
        gate = Gate.make(organisation, by=by, has_four_eyes=not organisation.is_solo, **about)
        for clause in self.gate["clauses"]:
            gate.add_clause(
                by=by,
                title=clause["title"],
                condition=clause.get("condition", ""),
                checklists=[checklist] if clause.get("checklist") else [],
                roles=clause.get("roles", []),
                checks=clause.get("checks", []),
            )
        return gate


@cache
def examples() -> tuple[Example, ...]:
    return tuple(Example(**told) for told in tomllib.loads(TOLD.read_text(encoding="utf-8"))["examples"])


def example_called(key: str) -> Example | None:
    return next((example for example in examples() if example.key == key), None)


def _artifact(organisation, by, team, told: dict, kind) -> Artifact:
    content = {name: told[name] for name in NAMES_OF_CONTENT & set(told)}
    content["lines"] = [Line(**line) for line in told.get("lines", [])]
    return Artifact.make(organisation, by=by, title=told["title"], kind=kind, team=team, content=content)


def _free_name(organisation, name: str) -> str:
    """The short name, with a number behind it where there is a gate of that name already."""
    taken = set(organisation.gates.filter(name__startswith=name).values_list("name", flat=True))
    names = [name, *(f"{name}-{number}" for number in range(2, len(taken) + 2))]
    return next(one for one in names if one not in taken)
