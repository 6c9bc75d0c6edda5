"""Makes an account fit its places here. What is too long for a line stands whole in the text beside it."""

from dataclasses import replace

from goldseam.events import factor_codes
from goldseam.postmortems.content import Content, Passage, Promise, Row
from goldseam.postmortems.part_kinds import PartKind

HEADING = TITLE = SOURCE = 200
TIME = 60
ROWS = 300
LINE = 300


def fitted(content: Content) -> Content:
    """The same account with lines of a length that fits, and no word less."""
    title = content.title.strip() or "Postmortem"
    passages = [_passage(passage) for passage in content.passages]
    rows = [_row(row) for row in content.timeline]
    if len(rows) > ROWS:
        passages = _with_rest(passages, rows[ROWS:])
    if len(title) > TITLE:
        passages.insert(0, Passage("title", PartKind.OTHER, "Title", title))
    return replace(
        content,
        title=title[:TITLE],
        passages=passages,
        timeline=rows[:ROWS],
        factors=[_factor(factor) for factor in content.factors],
        actions=[_promise(action) for action in content.actions],
    )


def _passage(passage: Passage) -> Passage:
    kind = passage.kind if passage.kind in PartKind.values else PartKind.OTHER
    if len(passage.heading) <= HEADING:
        return Passage(passage.key, kind, passage.heading or "…", passage.text)
    return Passage(passage.key, kind, passage.heading[:HEADING], f"**{passage.heading}**\n\n{passage.text}".strip())


def _row(row: Row) -> Row:
    """A time or a source that is too long for its place goes on in the text."""
    more = [row.time] if len(row.time) > TIME else []
    source = [row.source] if len(row.source) > SOURCE else []
    text = "\n".join([*more, row.text or "…", *source])
    return replace(row, time="" if more else row.time, text=text, source="" if source else row.source)


def _with_rest(passages: list[Passage], rows: list[Row]) -> list[Passage]:
    """Rows beyond those that a timeline holds stand as a list in its text."""
    rest = "\n".join(f"- {row.time} {row.text}".rstrip() for row in rows)
    place = next((place for place, passage in enumerate(passages) if passage.kind == "timeline"), None)
    if place is None:
        return [*passages, Passage("rest", PartKind.OTHER, "Timeline", rest)]
    passages[place] = replace(passages[place], text=f"{passages[place].text}\n\n{rest}".strip())
    return passages


def _factor(factor):
    """Codes that nobody here knows are words like others."""
    code = factor.code if factor.code in factor_codes.LEVELS else ""
    more = [words for words in (factor.code if not code else "", factor.evidence[LINE:], factor.text[LINE:]) if words]
    how = "\n".join([factor.how, *more]).strip()
    return replace(factor, code=code, text=factor.text[:LINE] or "…", evidence=factor.evidence[:LINE], how=how)


def _promise(action: Promise) -> Promise:
    """A risk that takes many words to say is told with the action."""
    if len(action.risk_reduction) <= LINE:
        return replace(action, title=action.title or "…")
    return replace(action, title=f"{action.title}: {action.risk_reduction}", risk_reduction="")
