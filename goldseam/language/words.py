"""A text as words and the marks between them, each with its place."""

import re
from dataclasses import dataclass
from itertools import pairwise

from goldseam.language.markdown import blocks, markup
from goldseam.language.quiet import Span, quotations

HIDDEN = "\0"
END = "\n"
STOPS = frozenset(".!?;\n|")
PAUSES = STOPS | frozenset(",:()[]–—…#")
_TOKEN = re.compile(
    r"""
      \0+
    | @?[^\W_](?:[^\W_]|['’\-_./&+@](?=[^\W_]))*
    | \n[ \t]*(?=\n|[-*+•#>|]|\d+[.)]\s|\[?\d{1,2}:\d\d)
    | [.!?;,:()\[\]–—…|#]
    """,
    re.VERBOSE,
)
_WHOLE = {"n't": "not", "'ve": "have"}


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case words, and where each starts and ends in the text. What is hidden counts as one word.

    `people` are the names, in lower case, of those who may be mentioned.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    people: frozenset[str] = frozenset()

    def written(self, i: int) -> str:
        """The word as its writer wrote it."""
        return self.text[self.starts[i] : self.ends[i]]


def read(text: str, *, is_markdown: bool = False, people: frozenset[str] = frozenset()) -> Words:
    """The text as words, without what is quoted. `didn't` and `should've` become two words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(_own_voice(text, is_markdown)):
        word, (start, end) = found[0], found.span()
        if word[0] in "\0\n":
            word = word[0]
        elif "'" in word and word.endswith(("n't", "'ve")) and len(word) > len("n't"):
            middle = end - len("n't")
            words.append(word[: middle - start])
            starts.append(start)
            ends.append(middle)
            word, start = _WHOLE[word[middle - start :]], middle
        words.append(word)
        starts.append(start)
        ends.append(end)
    return Words(text, words, starts, ends, people)


def _own_voice(text: str, is_markdown: bool) -> str:
    """Lower case, letter for letter, with the rest hidden: blocks become breaks, quotations become a blank word."""
    plain = text
    if is_markdown:
        plain = _fill(plain, blocks(plain), END)
        plain = _fill(plain, markup(plain), " ")
        plain = plain.replace("*", " ").replace("~", " ")
    plain = _fill(plain, quotations(plain), HIDDEN)
    lower = plain.lower()
    if len(lower) != len(plain):  # A few letters grow when they become small.
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)
    return lower.replace("’", "'").replace("\r", " ")


def _fill(text: str, spans: list[Span], filling: str) -> str:
    if not spans:
        return text
    spans = sorted(spans)
    parts = [text[: spans[0][0]]]
    done = spans[0][0]
    for (start, end), (following, _) in pairwise([*spans, (len(text), len(text))]):
        if end > done:
            parts.append(filling * (end - max(start, done)))
            done = end
        if following > done:
            parts.append(text[done:following])
            done = following
    return "".join(parts)
