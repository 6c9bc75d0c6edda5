"""The words and signs of a condition, as far as its bounds and its comparisons are told by them."""

import re
from functools import lru_cache
from typing import NamedTuple

ELEMENTWISE = {"all", "exists", "exists_one", "existsOne", "map", "filter"}
WRITTEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*)
    |(?P<raw>[bB]?[rR](?:\"\"\".*?\"\"\"|'''.*?'''|"[^"\n]*"|'[^'\n]*'))  # A \\ in it is a sign as others are.
    |(?P<text>[bB]?(?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[uU]?)
    |(?P<name>[A-Za-z_]\w*)
    |(?P<sign>==|!=|<=|>=|&&|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)


KINDS = {"raw": "text"}


class Token(NamedTuple):
    kind: str
    text: str


@lru_cache(maxsize=1000)
def tokens_of(condition: str) -> list[Token]:
    found = WRITTEN.finditer(condition)
    return [
        Token(KINDS.get(str(one.lastgroup), str(one.lastgroup)), one.group())
        for one in found
        if one.group("skip") is None
    ]


def bound_names(tokens: list[Token]) -> set[str]:
    """Names that stand for the elements of a list: `x` in `services.exists(x, x == "web")`."""
    places = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return {one.text for of, sign, one in places if of.text in ELEMENTWISE and sign.text == "(" and one.kind == "name"}
