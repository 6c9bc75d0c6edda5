"""Where a document's sections begin, and what stands below another heading as a part of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldseam.exchange.postmortems.heads import ITEM, Head
from goldseam.exchange.postmortems.times import stamp_at_start

STRONG = {"timeline", "went_well", "went_badly", "lucky", "actions", "lessons"}
PHASES = {"detection", "response", "resolution", "investigation", "impact"}
ASIDES = {"summary", "context", "facts", "references", "people", "conclusion", "other", "learning_goal"}
# What stands below these is sorted by topic: "Monitoring" below "Lessons learned" is not where detection is told.
SORTED_BY_TOPIC = {
    *("lessons", "went_well", "went_badly", "lucky", "factors", "root_causes", "questions", "references", "conclusion"),
}


@dataclass(frozen=True)
class Cut:
    """A section's beginning, with the kinds that its heading names."""

    head: Head
    kinds: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.kinds[0] if self.kinds else "other"


class Outline:
    """Decides, head by head, whether a new section begins or what stands above goes on."""

    def __init__(self, lines: list[str], heads: list[Head], title: Head | None):
        self.lines = lines
        self.title = title
        self.heads = [head for head in heads if head is not title]
        self.open: list[Cut] = []
        self.cuts: list[Cut] = []
        self.labels = self._labels()

    def read(self) -> list[Cut]:
        for head in self.heads:
            kinds = self._kinds_of(head) if head.is_proper else self._kinds_of_label(head)
            if kinds is not None:
                self._cut(head, kinds)
        return self.cuts

    def _cut(self, head: Head, kinds: tuple[str, ...]) -> None:
        self.open = [cut for cut in self.open if cut.head.level < head.level]
        cut = Cut(head, kinds)
        self.cuts.append(cut)
        self.open.append(cut)

    def _parent(self, head: Head) -> Cut | None:
        return next((cut for cut in reversed(self.open) if cut.head.level < head.level), None)

    def _kinds_of(self, head: Head) -> tuple[str, ...] | None:
        """The kinds of the section that a heading opens, or None if it belongs to the one above it."""
        parent, kinds = self._parent(head), head.kinds
        if self.cuts and self.cuts[-1].kind == "timeline" and head.is_dated and (not kinds or parent):
            return None
        if parent is None:
            return kinds
        if parent.kind == "other":
            return kinds if kinds else self._resumed(parent, head, ())
        if self._belongs(head, kinds, parent):
            return self._resumed(parent, head, parent.kinds)
        return kinds

    def _resumed(self, parent: Cut, head: Head, kinds: tuple[str, ...]) -> tuple[str, ...] | None:
        """None while the parent's own text still runs, its kinds where a section came between."""
        return None if self.cuts[-1] is parent else kinds

    def _belongs(self, head: Head, kinds: tuple[str, ...], parent: Cut) -> bool:
        kind = kinds[0] if kinds else ""
        if kind in ("", parent.kind):
            return True
        if parent.kind == "timeline":
            return kind in PHASES | {"summary", "context", "other", "facts"} and self._has_times(head)
        if parent.kind == "actions":
            return kind in PHASES | {"facts", "other", "context"}
        if parent.kind in SORTED_BY_TOPIC:
            return kind in PHASES | ASIDES
        return kind in ASIDES

    def _has_times(self, head: Head) -> bool:
        end = next((other.line for other in self.heads if other.line > head.line and other.is_proper), len(self.lines))
        starts = (ITEM.sub("", line).lstrip(" |>") for line in self.lines[head.below : end])
        return any(line[:1] in "0123456789*`[(" and stamp_at_start(line) for line in starts if line)

    def _kinds_of_label(self, head: Head) -> tuple[str, ...] | None:
        """A bold line opens a section where no heading says what it is, or where it says something quite different."""
        kinds, parent = head.kinds, next((cut for cut in reversed(self.open) if cut.head.is_proper), None)
        if parent is not None and parent.kind != "other":
            is_line = not head.rest and head.indent == 0 and self._is_bold(head)
            differs = bool(kinds) and kinds[0] in STRONG and kinds[0] != parent.kind
            in_turn = self.cuts[-1] is not parent and bool(kinds) and kinds[0] in STRONG
            firm = parent.kind not in ("actions", "timeline") or (
                differs and kinds[0] in STRONG - {"actions", "timeline"}
            )
            return kinds if is_line and (differs or in_turn) and firm else None
        if head.line not in self.labels:
            return None
        last = self.cuts[-1] if self.cuts else None
        if not kinds:
            is_open = last is not None and last.head.level == head.level and last.kind not in ("actions", "timeline")
            is_short = not head.rest and len(head.text.split()) <= 8 and not head.is_dated
            return () if is_open and (is_short or head.indent) else None
        if last is None and kinds[0] in ("facts", "people"):
            return None
        if head.indent > 2 and last is not None and kinds[0] == last.kind:
            return None
        return kinds

    def _is_bold(self, head: Head) -> bool:
        return "**" in self.lines[head.line] or "__" in self.lines[head.line]

    def _labels(self) -> set[int]:
        """The lines of the labels, if there are enough of them to be this document's way to head its sections."""
        labels = [head for head in self.heads if not head.is_proper]
        told = {head.kinds[0] for head in self._on_open_ground() if head.kinds}
        return {head.line for head in labels} if len(told - {"facts", "people", "other"}) >= 2 else set()

    def _on_open_ground(self) -> Iterator[Head]:
        """The labels below no heading, or below one that says nothing of what follows."""
        above: Head | None = None
        for head in self.heads:
            if head.is_proper:
                above = head
            elif above is None or not above.kinds:
                yield head
