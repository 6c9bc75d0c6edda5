"""Tells an account anew in other words. What is not named here does not get into the copy."""

from collections.abc import Callable

from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row
from goldseam.postmortems.timing import MOMENTS

ABOUT = (*MOMENTS, "kind", "failure_type", "severity_actual", "severity_potential", "detection_method")


def retold(content: Content, line: Callable, prose: Callable, link: Callable, tags: Callable) -> Content:
    """The account with each line, text in Markdown, link and list of tags as those functions tell them.

    Keys of parts are made of their headings, so they are given anew, too.
    """
    about = {name: content.about[name] for name in ABOUT if name in content.about}
    if impact := content.about.get("impact"):
        about["impact"] = {name: line(said) if isinstance(said, str) else said for name, said in impact.items()}
    return Content(
        number=content.number,
        title=line(content.title),
        kind=content.kind,
        about=about | {"tags": tags(content.about.get("tags", []))},
        passages=[
            Passage(f"part-{place}", passage.kind, line(passage.heading), prose(passage.text))
            for place, passage in enumerate(content.passages, start=1)
        ],
        timeline=[
            Row(line(row.time), row.kind, line(row.text), line(row.known_then), line(row.source), row.at)
            for row in content.timeline
        ],
        factors=[
            Condition(
                factor.level, line(factor.text), line(factor.evidence), factor.code, factor.is_root, line(factor.how)
            )
            for factor in content.factors
        ],
        layers=[
            {"name": line(one.get("name", "")), "state": one.get("state", ""), "note": line(one.get("note", ""))}
            for one in content.layers
        ],
        actions=[
            Promise(
                line(action.title),
                line(action.owner),
                action.due,
                action.state,
                link(action.link),
                line(action.risk_reduction),
            )
            for action in content.actions
        ],
        changes=[Difference(line(change.title), line(change.what)) for change in content.changes],
        additions=[
            {"at": one.get("at", ""), "text": prose(one.get("text", "")), "link": link(one.get("link", ""))}
            for one in content.additions
        ],
    )
