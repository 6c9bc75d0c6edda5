"""A gate as it reads now, on what it was asked lately: how many would have been blocked, before it blocks anybody."""

from functools import cached_property
from typing import NamedTuple

from goldseam.guardrails.evidence import Evidence, Place
from goldseam.guardrails.models.gate_asking import LOOKED_BACK, Asked
from goldseam.guardrails.standing import Missing, Standing

SHOWN = 20


class Would(NamedTuple):
    """A question of the past, and what would be missing by what is there today."""

    asked: Asked
    missing: list[Missing]


class Past:
    """The last 200 questions. What is there for each ref is loaded in a few queries for all of them."""

    def __init__(self, gate):
        self.gate = gate
        self.asked = list(gate.asked.all()[:LOOKED_BACK])
        self.evidence = Evidence(gate, {Place(asked.project, asked.ref) for asked in self.asked})

    @property
    def count(self) -> int:
        return len(self.asked)

    @cached_property
    def blocked(self) -> list[Would]:
        if not self.evidence.clauses:
            return []
        found = [Would(asked, self._standing(asked).missing) for asked in self.asked]
        return [one for one in found if one.missing]

    @property
    def shown(self) -> list[Would]:
        return self.blocked[:SHOWN]

    @property
    def undecided_count(self) -> int:
        """Those in which a fact was missing or of another kind."""
        return sum(any(missing.kind == "fact" for missing in one.missing) for one in self.blocked)

    def _standing(self, asked: Asked) -> Standing:
        return Standing(self.gate, asked.project, asked.ref, asked.facts, asked.author, self.evidence)
