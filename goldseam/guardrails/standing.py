"""What is there for one ref of a project at a gate, and what is missing: read anew each time, in a few queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from goldseam.common.mail import full
from goldseam.guardrails.conditions import Verdict, decide
from goldseam.guardrails.evidence import Evidence, Place
from goldseam.guardrails.four_eyes import can_be_told_apart
from goldseam.guardrails.refs import is_among, page_of, told_people
from goldseam.guardrails.run_standing import run_standing


@dataclass(frozen=True)
class Missing:
    """One thing that is not there: what kind of thing, in words, and where it can be mended."""

    kind: str
    words: str
    href: str = ""
    need: Any = None

    @property
    def as_json(self) -> dict[str, str]:
        """For programs, which stand outside: with the whole address."""
        href = full(self.href) if self.href.startswith("/") else self.href
        return {"kind": self.kind, "words": str(self.words), "href": href}


@dataclass(frozen=True)
class NeedStanding:
    """Whether one thing that is needed is there; `words` say so."""

    need: Any
    is_met: bool
    words: str
    href: str = ""
    is_begun: bool = False  # There is a run to go on with.


@dataclass(frozen=True)
class ClauseStanding:
    """One clause for one ref: whether it applies, and how each thing that it needs stands."""

    clause: Any
    verdict: Verdict
    needs: list[NeedStanding]

    @property
    def applies(self) -> bool | None:
        return self.verdict.applies


class Standing:
    """All that counts for one ref. Nothing that fails to be read is taken as being there."""

    def __init__(self, gate, project: str, ref: str, facts: dict, author: str = "", evidence: Evidence | None = None):
        """With `evidence` of several refs, nothing is loaded for this one alone."""
        self.gate, self.project, self.ref = gate, project, ref
        self.facts = facts | {"project": project, "ref": ref}
        self.author = author
        self.place = Place(project, ref)
        self.evidence = evidence or Evidence(gate, {self.place})

    @cached_property
    def clauses(self) -> list[ClauseStanding]:
        return [self._of(clause) for clause in self.evidence.clauses]

    @cached_property
    def override(self):
        found = self.gate.overrides.filter(project=self.project, ref=self.ref)
        return found.select_related("by", "event").first()

    @property
    def is_blocked(self) -> bool:
        return bool(self.missing) and self.override is None

    @cached_property
    def missing(self) -> list[Missing]:
        """What is not there, each thing once, in the order of the clauses."""
        if not self.evidence.clauses:
            return [Missing("clause", _("This gate asks for nothing yet, so it lets nothing pass."), self.page)]
        found: dict[str, Missing] = {}
        for clause in self.clauses:
            for one in self._missing_of(clause):
                found.setdefault(one.words, one)
        missing = [*found.values()]
        return missing or self._too_few_people()

    @property
    def missing_checks(self) -> list[str]:
        """Their names, each once."""
        needs = [need for one in self.clauses if one.applies is not False for need in one.needs if not need.is_met]
        return list(dict.fromkeys(one.need.check_name for one in needs if one.need.kind == "check"))

    @property
    def page(self) -> str:
        return page_of(self.gate, self.project, self.ref)

    @cached_property
    def authors(self) -> set[str]:
        return told_people(self.author) | self.evidence.authors[self.place]

    @cached_property
    def sign_offs(self) -> dict[int, list]:
        """Sign-offs that count, by role: of people who hold it today, and not of who made the change."""
        found: dict[int, list] = {}
        for one in self.evidence.sign_offs[self.place]:
            if self._may_count(one.by):
                found.setdefault(one.role_id, []).append(one)
        return found

    def _of(self, clause) -> ClauseStanding:
        verdict = decide(clause.condition, self.facts)
        return ClauseStanding(clause, verdict, [self._need(need) for need in clause.needs.all()])

    def _missing_of(self, standing: ClauseStanding) -> list[Missing]:
        if standing.applies is False:
            return []
        if standing.applies is None:
            words = f"{standing.clause.title}: {standing.verdict.words}"
            return [Missing("fact", words, self.page)]
        if not standing.needs:
            return [Missing("clause", _("“%(clause)s” asks for nothing.") % {"clause": standing.clause}, self.page)]
        return [Missing(one.need.kind, one.words, one.href, one.need) for one in standing.needs if not one.is_met]

    def _need(self, need) -> NeedStanding:
        return {"run": self._run, "sign_off": self._sign_off, "check": self._check}[need.kind](need)

    def _run(self, need) -> NeedStanding:
        return NeedStanding(need, *run_standing(self.gate, need.artifact, self.place, self.evidence))

    def _sign_off(self, need) -> NeedStanding:
        given = self.sign_offs.get(need.role_id, [])
        if given:
            told = {"who": ", ".join(one.by.name for one in given), "role": need.role}
            return NeedStanding(need, True, _("%(who)s signed as %(role)s.") % told, self.page)
        words = _("A sign-off as %(role)s is missing.") % {"role": need.role}
        if not any(self._may_count(person) for person in self.evidence.holders[need.role_id]):
            words += " " + _("Nobody holds that role who did not make this change: name somebody who can sign.")
        return NeedStanding(need, False, words, self.page)

    def _may_count(self, person) -> bool:
        """Whether a sign-off of this person would count: not of who made the change."""
        return not is_among(person, self.authors, [mail.email for mail in person.emailaddress_set.all()])

    def _check(self, need) -> NeedStanding:
        found = self.evidence.checks[self.place].get(need.check_name)
        told = {"check": need.check_name}
        if found is None:
            return NeedStanding(need, False, _("The check “%(check)s” has not been told of yet.") % told, self.page)
        words = _("The check “%(check)s” passed.") if found.passed else _("The check “%(check)s” failed.")
        return NeedStanding(need, found.passed, words % told, found.link or self.page)

    def _too_few_people(self) -> list[Missing]:
        """Where each role needs another person, and one person is counted for two."""
        if not self.gate.has_four_eyes:
            return []
        roles = [need.need.role_id for one in self.clauses if one.applies for need in one.needs if need.need.role_id]
        signed = {role: {one.by_id for one in self.sign_offs.get(role, [])} for role in roles}
        if can_be_told_apart(signed):
            return []
        return [Missing("people", _("Each role needs another person: somebody signed for two."), self.page)]
