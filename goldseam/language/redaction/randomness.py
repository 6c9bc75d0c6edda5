"""Tells secrets from words and from placeholders."""

import math
import re
from collections import Counter
from itertools import pairwise

_PLACEHOLDER = re.compile(
    r"""["'`]?(?:[$%<{\[(*].*|x{3,}|\.{3,}.*|none|null|nil|true|false|undefined|changeme|redacted|removed|example
    |your[-_].*|my[-_].*|(?:os|env|process|self|var|secrets?|vault)\..*|getenv.*|[\w.]+\(.*)["'`]?""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[A-Z]?[a-z]{3,}")
HEAD = 200
ENTROPY = 3.5  # bits a sign; sentences and paths lie below
SEPARATORS = 3


def is_placeholder(value: str) -> bool:
    """`$TOKEN`, `<your key>`, `None`: the place of a secret."""
    return bool(_PLACEHOLDER.fullmatch(value))


def looks_chosen(value: str, least: int) -> bool:
    """Not a word of a sentence: letters with digits or signs, or capitals in the middle."""
    has_sign = any(sign.isdigit() or sign in "!#$%^&*+=~" for sign in value)
    is_mixed = value[1:].lower() != value[1:] and value.upper() != value and len(value) > 11
    return len(value) >= least and any(map(str.isalpha, value)) and (has_sign or is_mixed)


def is_random(value: str) -> bool:
    """Small letters, capitals and digits without an order: no path, no name in a program."""
    head = value[:HEAD]
    has_all = any(map(str.isupper, head)) and any(map(str.islower, head)) and sum(map(str.isdigit, head)) > 1
    if not has_all or head.count("/") > len(head) / 16 or head.count("-") + head.count("_") > SEPARATORS:
        return False
    changes = sum(_kind(one) != _kind(other) for one, other in pairwise(head))
    in_words = sum(map(len, _WORD.findall(head)))
    return in_words < len(head) / 2 and changes > len(head) / 4 and _entropy(head) > ENTROPY


def _kind(sign: str) -> int:
    return 0 if sign.isdigit() else 1 if sign.isupper() else 2


def _entropy(text: str) -> float:
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())
