"""Markdown as people write it, as HTML that is safe to show: made once, when a text is saved."""

from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("strong", "em", "s", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LARGEST, SMALLEST = 2, 4  # A page has its own h1.

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _as_link(renderer, tokens, place, options, env) -> str:
    """Pictures would have to come from elsewhere, and pages load nothing from elsewhere: they are links."""
    source = str(tokens[place].attrs.get("src", ""))
    words = renderer.renderInlineAsText(tokens[place].children, options, env) or source
    return f'<a href="{escape(source)}">{escape(words)}</a>'


_parser.add_render_rule("image", _as_link)


def parsed(text: str) -> SyntaxTreeNode:
    """The text as a tree, for whoever shows it in another way than as HTML."""
    return SyntaxTreeNode(_parser.parse(text))


def rendered(text: str) -> str:
    """The text as HTML. Markup written by hand shows as it was typed; what could run does not get through."""
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]), LARGEST), SMALLEST)}"
    html = _parser.renderer.render(tokens, _parser.options, {})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer")
