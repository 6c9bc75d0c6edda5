"""Markdown as plain values that a layout can draw: `{"is": "paragraph", "inside": […]}`."""

from markdown_it.tree import SyntaxTreeNode

from goldseam.common.markdown import SCHEMES, parsed

DEEPEST = 8  # Lists and quotations further inside stand there without their marks.


def blocks_in(text: str) -> list[dict]:
    """The text as blocks. What a layout does not know stands there as the words that it holds."""
    return [_block(node) for node in parsed(text).children]


def _block(node: SyntaxTreeNode, depth: int = 0) -> dict:
    if depth > DEEPEST:
        words = [{"is": "paragraph", "inside": [_inline(one)]} for one in node.walk() if one.type == "inline"]
        return {"is": "words", "inside": words}
    if node.type in {"fence", "code_block"}:
        return {"is": "code", "text": node.content.rstrip("\n")}
    if node.type == "hr":
        return {"is": "line"}
    if node.type == "table":
        return {"is": "table", "rows": [_row(row) for part in node.children for row in part.children]}
    block: dict = {
        "is": node.type,
        "inside": [_block(child, depth + 1) if child.block else _inline(child) for child in node.children],
    }
    if node.type == "heading":
        block["level"] = int(node.tag[1])
    if node.type == "ordered_list":
        block["start"] = int(node.attrs.get("start", 1))
    return block


def _row(row: SyntaxTreeNode) -> list[dict]:
    return [{"is": "paragraph", "inside": [_inline(child) for child in cell.children]} for cell in row.children]


def _inline(node: SyntaxTreeNode) -> dict:
    if node.type in {"text", "code_inline"}:
        return {"is": node.type, "text": node.content}
    if node.type in {"softbreak", "hardbreak"}:
        return {"is": node.type}
    if node.type == "image":
        source = str(node.attrs.get("src", ""))
        return {"is": "link", "inside": [{"is": "text", "text": node.content or source}], "href": _safe(source)}
    span: dict = {"is": node.type, "inside": [_inline(child) for child in node.children]}
    if node.type == "link":
        span["href"] = _safe(str(node.attrs.get("href", "")))
    return span


def _safe(href: str) -> str:
    return href if href.split(":", 1)[0] in SCHEMES else ""
