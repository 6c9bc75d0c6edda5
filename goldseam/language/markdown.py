"""Where Markdown holds something else than its writer's sentences: code, quotations, comments, targets of links."""

import re
from collections.abc import Iterator

from goldseam.language.quiet import Span

_FENCE = re.compile(r" *(?:[-*+>] +)*(`{3,}|~{3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?\1[ \t]*(?:\r?\n|$)")
_MARKUP = re.compile(
    r"""
      <!--(?:.|\n)*?(?:-->|\Z)
    | <(script|style|pre|code)\b[^>]{0,500}>(?:.|\n)*?(?:</\1>|\Z)
    | <[%?][^%?]{0,500}[%?]>
    | </?[a-z][^<>\n]{0,500}>
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)|(?<=\])\[[^\]\n]*\]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)


def blocks(text: str) -> list[Span]:
    """Stretches that end a sentence and hold none of the writer's."""
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    found = [(0, start)] if front else []
    found += _lines(text, start)
    found += [match.span() for match in _DEFINITION.finditer(text, start)]
    return found


def markup(text: str) -> list[Span]:
    """Comments, tags and targets of links."""
    return [match.span() for pattern in (_MARKUP, _TARGET) for match in pattern.finditer(text)]


def _lines(text: str, start: int) -> Iterator[Span]:
    fence = ""
    in_quote = in_list = False
    was_blank = True
    for line in text[start:].splitlines(keepends=True):
        end = start + len(line)
        stripped = line.strip()
        marker = _FENCE.match(line)
        if fence:
            yield start, end
            if marker and stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
        elif marker:
            fence = marker[1]
            yield start, end
        elif stripped.startswith(">") or (in_quote and stripped and not _ITEM.match(line)):
            in_quote = True
            yield start, end
        elif not stripped:
            in_quote = False
        elif _ITEM.match(line) and (in_list or not line.startswith(("    ", "\t"))):
            in_list, in_quote = True, False
        elif line.startswith(("    ", "\t")):
            if was_blank and not in_list:
                yield start, end
                stripped = ""
        else:
            in_list = in_list and not was_blank
        was_blank = not stripped
        start = end
