"""What a text contains that is not its writer's own voice: quotations, code, addresses."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

# A quotation stays in its paragraph and is short; without an end it is an apostrophe or an inch.
_QUOTED = re.compile(
    r"""
      `{1,3}(?!`)[^`]{1,500}`{1,3}
    | (?<![\w"])"(?=[^\s"]) (?:[^"\n]|\n(?![ \t]*\n)){1,600} "(?!\w)
    | “(?:[^“”\n]|\n(?![ \t]*\n)){1,600}”
    | „(?:[^„“”"\n]|\n(?![ \t]*\n)){1,600}[“”"]
    | [«»](?:[^«»\n]|\n(?![ \t]*\n)){1,600}[«»]
    | [‹›‚‘](?:[^‹›‚‘’\n]|\n(?![ \t]*\n)|(?<=\w)’(?=\w)){1,600}[‹›‘’](?!\w)
    | (?<![\w'’])'(?=[^\s']) (?:[^'\n]|\n(?![ \t]*\n)|(?<=\w)'(?=\w)){1,300} (?<=\S)'(?!\w)
    """,
    re.VERBOSE,
)
_SIGN = re.compile("[`\"“„«»‹›‚‘']")
_ADDRESS = re.compile(r"https?://[^\s<>\"”“)\]]+|www\.[^\s<>\"”“)\]]+")


def quotations(text: str) -> list[Span]:
    """Stretches inside a sentence that stand for a thing: quoted words, code, addresses."""
    return [*_quoted(text), *(found.span() for found in _ADDRESS.finditer(text))]


def _quoted(text: str) -> Iterator[Span]:
    end = 0
    while sign := _SIGN.search(text, end):  # Much faster than to try every letter.
        found = _QUOTED.match(text, sign.start())
        end = found.end() if found else sign.end()
        if found:
            yield found.span()
