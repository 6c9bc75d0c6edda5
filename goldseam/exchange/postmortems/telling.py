"""What was recognised in postmortems and what was not, in words for a terminal."""

from collections.abc import Iterator, Sequence

from goldseam.exchange.postmortems.document import Document

WIDEST = 60


def as_text(documents: Sequence[Document]) -> str:
    if not documents:
        return "There is no file in Markdown here."
    return "\n".join(line for document in documents for line in _lines_of(document)) + _sum_of(documents)


def _lines_of(document: Document) -> Iterator[str]:
    yield document.file
    yield f"  title         {document.title or '(none)'}"
    for number, section in enumerate(document.sections):
        heading = _short(section.heading or "(no heading)")
        yield f"  {'sections' if number == 0 else '':<12}  {section.kind:<13}  {heading}".rstrip()
    yield f"  timeline      {_timeline(document)}"
    yield f"  actions       {_actions(document)}"
    for number, name in enumerate(document.unrecognised):
        yield f"  {'kept as text' if number == 0 else '':<12}  {_short(name)}".rstrip()
    yield ""


def _timeline(document: Document) -> str:
    at = sorted(row.at for row in document.timeline if row.at)
    if not document.timeline:
        return "none"
    span = f", {at[0]} to {at[-1]}" if at else ""
    unknown = len(document.timeline) - len(at)
    return f"{_count(document.timeline, 'row')}{span}" + (f", {unknown} without a time" if unknown else "")


def _actions(document: Document) -> str:
    if not document.actions:
        return "none"
    told = {
        "with an owner": sum(bool(action.owner) for action in document.actions),
        "with a due date": sum(bool(action.due) for action in document.actions),
        "done": sum(action.done for action in document.actions),
    }
    return ", ".join(
        [_count(document.actions, "action"), *(f"{count} {what}" for what, count in told.items() if count)]
    )


def _sum_of(documents: Sequence[Document]) -> str:
    rows = [row for document in documents for row in document.timeline]
    actions = [action for document in documents for action in document.actions]
    counts = (_count(documents, "postmortem"), _count(rows, "row"), _count(actions, "action"))
    return "\n{}: {} of timelines, {}. Nothing was written.".format(*counts)


def _count(things: Sequence, name: str) -> str:
    return f"{len(things)} {name}" + ("" if len(things) == 1 else "s")


def _short(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 1].rstrip() + "…"
