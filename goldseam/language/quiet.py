"""What a text contains that is not its writer's own voice: quotations, code, addresses."""

import re

Span = tuple[int, int]

# A quotation stays in its paragraph and is short; without an end it is an apostrophe or an inch.
_INLINE = re.compile(
    r"""
      `{1,3}(?!`)[^`]{1,500}`{1,3}
    | \b(?:(?:https?|ftp|file|mailto):|www\.)[^\s<>"”“)\]]+
    | [\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}
    | (?<![\w"])"(?=[^\s"]) (?:[^"\n]|\n(?![ \t]*\n)){1,600} "(?!\w)
    | “(?:[^“”\n]|\n(?![ \t]*\n)){1,600}”
    | „(?:[^„“”"\n]|\n(?![ \t]*\n)){1,600}[“”"]
    | [«»](?:[^«»\n]|\n(?![ \t]*\n)){1,600}[«»]
    | [‹›‚‘](?:[^‹›‚‘’\n]|\n(?![ \t]*\n)|(?<=\w)’(?=\w)){1,600}[‹›‘’](?!\w)
    | (?<![\w'’])'(?=[^\s']) (?:[^'\n]|\n(?![ \t]*\n)|(?<=\w)'(?=\w)){1,300} (?<=\S)'(?!\w)
    """,
    re.VERBOSE,
)


def quotations(text: str) -> list[Span]:
    """Stretches inside a sentence that stand for a thing: quoted words, code, addresses."""
    return [found.span() for found in _INLINE.finditer(text)]
