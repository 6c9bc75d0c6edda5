"""Some lines of a file, told apart: what is new, what was here, what differs from what was here, what is wrong."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.apps import apps
from django.utils.translation import gettext as _

from goldseam.exchange.logs.line import Facts, Problem

LONGEST = 300


@dataclass
class Sorted:
    """`new` are facts with what they are known by, `differing` facts with the record of when they came."""

    new: list[tuple[Facts, str]] = field(default_factory=list)
    differing: list[tuple[Facts, object]] = field(default_factory=list)
    wrong: list[Facts] = field(default_factory=list)
    same: int = 0
    cells: dict[int, list[str]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        lengths = {"new": len(self.new), "differing": len(self.differing), "wrong": len(self.wrong)}
        return lengths | {"same": self.same}

    def keep_new(self, of, events: list) -> None:
        brought = apps.get_model("exchange", "Brought")
        rows = [
            brought(
                organisation_id=of.organisation_id,
                source=of.source,
                identity=identity,
                digest=facts.digest,
                event=event,
                log_import=of,
                line=facts.line,
            )
            for (facts, identity), event in zip(self.new, events, strict=True)
        ]
        brought._default_manager.bulk_create(rows, batch_size=500)

    def keep_left_out(self, of) -> None:
        """What people look at afterwards: wrong lines, and those that differ."""
        left_out = apps.get_model("exchange", "LeftOut")
        rows = [self._left_out(left_out, of, facts) for facts in self.wrong]
        rows += [self._left_out(left_out, of, facts, came.event_id) for facts, came in self.differing]  # type: ignore[attr-defined]
        left_out._default_manager.bulk_create(rows, batch_size=500)

    def _left_out(self, model, of, facts: Facts, event: int | None = None):
        problems = [[one.column[:LONGEST], one.value[:LONGEST], one.why] for one in facts.problems]
        return model(log_import=of, line=facts.line, problems=problems, cells=self.cells[facts.line], event_id=event)


def sorted_out(of, reader, chunk: list[tuple[int, list[str], int]]) -> Sorted:
    """The lines of a chunk, against what came before under the name of this log."""
    lines = Sorted()
    read = [(reader.facts(number, cells), cells, again) for number, cells, again in chunk]
    known = _known(of, [_identity(facts, again) for facts, _cells, again in read])
    for facts, cells, again in read:
        _sort(of, lines, facts, _identity(facts, again), known)
        if facts.problems or any(facts is other for other, _came in lines.differing[-1:]):
            lines.cells[facts.line] = reader.without_people(cells)
    return lines


def _sort(of, lines: Sorted, facts: Facts, identity: str, known: dict) -> None:
    came = known.get(identity)
    if not facts.problems and came and came.log_import_id == of.pk and came.digest != facts.digest:
        facts.problems.append(Problem("", facts.reference, _twice(came.line)))
    if facts.problems:
        lines.wrong.append(facts)
    elif came is None:
        lines.new.append((facts, identity))
        known[identity] = _Came(of.pk, facts.digest, facts.line)
    elif came.digest == facts.digest:
        lines.same += 1
    else:
        lines.differing.append((facts, came))


@dataclass(frozen=True)
class _Came:
    """A line further up in the same chunk."""

    log_import_id: int
    digest: str
    line: int


def _twice(line: int) -> str:
    return _("Line %(line)s has the same number and says something else.") % {"line": line}


def _known(of, identities: list[str]) -> dict:
    brought = apps.get_model("exchange", "Brought")._default_manager
    here = brought.filter(organisation=of.organisation_id, source=of.source, identity__in=identities)
    return {one.identity: one for one in here}


def _identity(facts: Facts, again: int) -> str:
    """By what a line is known again: its number in the log, else all that it says."""
    told = f"n {facts.reference}" if facts.reference else f"t {facts.digest} {again}"
    return sha256(told.encode()).hexdigest()[:40]
