"""Somebody else's postmortem, as it was read, in the shape of ours. Every word of it has a place there."""

from collections.abc import Iterator

from goldseam.exchange.postmortems.document import Action, Document, Row, Section
from goldseam.exchange.postmortems.markdown import HEADINGS
from goldseam.postmortems import content as ours

LEAD = "Introduction"
ROWS = ("timeline", "actions")


def converted(document: Document) -> ours.Content:
    """The account that the document tells. Only its first timeline and its first list of actions keep the rows."""
    passages = list(_passages(document))
    for kind, there in zip(ROWS, (document.timeline, document.actions), strict=True):
        if there and not any(passage.kind == kind for passage in passages):
            passages.append(ours.Passage("", kind, HEADINGS[kind]))
    return ours.Content(
        number=0,
        title=document.title,
        about={"facts": {fact.name: fact.value for fact in document.facts}},
        passages=passages,
        timeline=[_row(row) for row in document.timeline],
        actions=[_promise(action) for action in document.actions],
    )


def _passages(document: Document) -> Iterator[ours.Passage]:
    seen: set[str] = set()
    for section in document.sections:
        kind = "other" if section.kind in ROWS and section.kind in seen else section.kind
        seen.add(kind)
        yield ours.Passage("", kind, section.heading or LEAD, _words_of(section))


def _words_of(section: Section) -> str:
    """The text without the rows that stand in tables of their own here."""
    if section.rest == section.text.strip("\n"):
        return section.text
    return "\n".join(_without_bare_heads(section.rest.split("\n"))).strip()


def _without_bare_heads(lines: list[str]) -> Iterator[str]:
    """Leaves out the head of a table, and the dashes below it, where all of its rows have been taken out."""
    for place, line in enumerate(lines):
        is_bare_head = "|" in line and _are_dashes(lines, place + 1) and not _is_row(lines, place + 2)
        is_below_one = _are_dashes(lines, place) and _is_row(lines, place - 1) and not _is_row(lines, place + 1)
        if not (is_bare_head or is_below_one):
            yield line


def _are_dashes(lines: list[str], place: int) -> bool:
    return 0 < place < len(lines) and "-" in lines[place] and set(lines[place]) <= set("-:| \t\r")


def _is_row(lines: list[str], place: int) -> bool:
    return 0 <= place < len(lines) and "|" in lines[place]


def _row(row: Row) -> ours.Row:
    """The day belongs to every row: where it stood in a heading or in the row before, it is written out."""
    return ours.Row(f"{row.at.replace('T', ' ')} {row.zone}".strip() if "-" in row.at else row.time, "", row.text)


def _promise(action: Action) -> ours.Promise:
    title = f"{action.group}: {action.text}" if action.group else action.text
    return ours.Promise(title, action.owner, action.due, "done" if action.done else "open", action.link)
