"""Lines of a checklist, and what became of each between two versions."""

import uuid
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Line:
    """One item as written: its text, the pause point that it stands under, and how it is answered.

    `answer` is `done`, `value` or `name`; `role` says who answers, where that is not whoever runs the list; a line
    that is read back is confirmed by a second person.
    """

    text: str
    pause: str = ""
    is_killer: bool = False
    key: uuid.UUID | None = None
    answer: str = "done"
    role: str = ""
    is_read_back: bool = False

    @property
    def use(self) -> tuple:
        """How it is used, apart from its words and its place."""
        return self.is_killer, self.answer, self.role.strip(), self.is_read_back


class Difference(NamedTuple):
    """What became of one line: `same`, `added`, `removed`, `reworded` or `moved`."""

    what: str
    before: Line | None
    after: Line | None


def same_lines(one: list[Line], other: list[Line]) -> bool:
    """Whether both say the same in the same order."""
    return [_words(line) for line in one] == [_words(line) for line in other]


def differences(before: list[Line], after: list[Line]) -> list[Difference]:
    """Before and after, line by line in reading order of the later version; removed lines stand where they stood."""
    old = {line.key: (place, line) for place, line in enumerate(before)}
    kept = [line.key for line in after if line.key in old]
    in_order = _longest_run([old[key][0] for key in kept])
    rows: list[Difference] = []
    left = [line for line in before if line.key not in set(kept)]
    for line in after:
        if line.key not in old:
            rows.append(Difference("added", None, line))
            continue
        place, earlier = old[line.key]
        while left and old[left[0].key][0] < place:
            rows.append(Difference("removed", left.pop(0), None))
        rows.append(Difference(_what_became(earlier, line, place in in_order), earlier, line))
    return rows + [Difference("removed", line, None) for line in left]


def _what_became(before: Line, after: Line, in_order: bool) -> str:
    if _words(before)[0] != _words(after)[0] or before.use != after.use:
        return "reworded"
    return "same" if in_order and before.pause == after.pause else "moved"


def _longest_run(places: list[int]) -> set[int]:
    """The largest set of places that are already in rising order: these lines have not moved."""
    best: list[list[int]] = []
    for place in places:
        longest = max((run for run in best if run[-1] < place), key=len, default=[])
        best.append([*longest, place])
    longest = max(best, key=len, default=[])
    return set(longest)


def _words(line: Line) -> tuple:
    return " ".join(line.text.split()), line.pause.strip(), line.use
