"""Values as people type them, on a page or on a command line: what looks like a number is one."""

import json
from typing import Any


def value_of(text: str) -> Any:
    """`true`, `12` and `1.5` are what they look like; `"12"`, in quotes, and all else is text."""
    if text in {"true", "false"}:
        return text == "true"
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    if text.startswith("["):
        return _list(text)
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) < 16 and (digits == "0" or digits[0] != "0"):
        return int(text)
    whole, point, rest = digits.partition(".")
    is_number = digits.isascii() and point and whole.isdigit() and rest.isdigit() and len(digits) < 20
    return float(text) if is_number else text


def _list(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
