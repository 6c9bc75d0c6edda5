"""Where a text is something else than sentences: code, addresses of the web, headings."""

import re
from bisect import bisect_right

Span = tuple[int, int]
AT_MOST = 8  # signs behind an address

_FENCE = re.compile(r"^[ >\t]*+(```+|~~~+).*$", re.MULTILINE)
_CODE = re.compile(r"``[^\n]{1,500}?``|`[^`\n]++`")
URL = re.compile(
    r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}+://[^\s<>\"'`|\\^{}\]]++|\bmailto:[^\s<>\"'`)\]]++", re.IGNORECASE
)
_TARGET = re.compile(r"\]\(<?([^\s<>)]++)|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*+(\S++)", re.MULTILINE)
_HEADING = re.compile(r"^[ \t>]{0,8}#{1,6}[ \t].*$", re.MULTILINE)


class Spans:
    """Stretches of a text, to be asked whether a position lies in one."""

    def __init__(self, spans: list[Span]):
        self.spans: list[Span] = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                start, end = self.spans[-1][0], max(end, self.spans.pop()[1])
            self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def __contains__(self, position: int) -> bool:
        place = bisect_right(self._starts, position)
        return place > 0 and position < self.spans[place - 1][1]


class Places:
    """Code, links and headings of a Markdown text."""

    def __init__(self, text: str):
        blocks = list(_fenced(text)) if "```" in text or "~~~" in text else []
        self.code = Spans(blocks + [found.span() for found in _CODE.finditer(text)] if "`" in text else blocks)
        urls = [found.span() for found in URL.finditer(text)] if ":" in text else []
        targets = [found.span(1 if found[1] else 2) for found in _TARGET.finditer(text)] if "]" in text else []
        self.urls = Spans([(start, _without_end(text, start, end)) for start, end in urls] + targets)
        self.headings = Spans([found.span() for found in _HEADING.finditer(text)] if "#" in text else [])


def _fenced(text: str):
    opened = None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found
        elif found[1].startswith(opened[1]):
            yield opened.start(), found.end()
            opened = None
    if opened:
        yield opened.start(), len(text)


def _without_end(text: str, start: int, end: int) -> int:
    """The end of an address without the bracket or the full stop that the sentence put there."""
    for _ in range(AT_MOST):
        last = text[end - 1]
        is_closing = last == ")" and text.count("(", start, end) < text.count(")", start, end)
        if end - start < 2 or not (last in ".,;:!?*_" or is_closing):
            break
        end -= 1
    return end
