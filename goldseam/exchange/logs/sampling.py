"""A look at what the first lines of a file would become, before anything comes in."""

from dataclasses import dataclass, field
from itertools import islice

from goldseam.exchange.logs.facts import Reader
from goldseam.exchange.logs.line import Facts
from goldseam.exchange.logs.reading import body_of, rows_of

LOOKED_AT = 300
SHOWN = 3
PROBLEMS = 5


@dataclass
class Sample:
    """The first lines as they stand there, the first events, and what is wrong with any that were looked at."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    events: list[Facts] = field(default_factory=list)
    wrong: list[Facts] = field(default_factory=list)
    looked_at: int = 0
    wrong_count: int = 0


def sample_of(log) -> Sample:
    rows = list(islice(body_of(rows_of(log.lines_path), log.reading), LOOKED_AT))
    if log.known.questions:
        return Sample(rows[:5])
    reader = Reader(log.known)
    facts = [reader.facts(number, cells) for number, cells in rows]
    wrong = [one for one in facts if one.problems]
    good = [one for one in facts if not one.problems]
    return Sample(rows[:5], good[:SHOWN], wrong[:PROBLEMS], len(rows), len(wrong))
