"""The looks of marks where no style sheet reaches, read from the style sheets themselves: no colour stands twice."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
MARKS = HERE / "static/charts/marks.css"
TOKENS = HERE.parent / "common/static/common/css/tokens.css"
FONT = "Liberation Sans"
TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)")
RULE = re.compile(r"\.(chart-[\w-]+)\s*\{([^}]*)\}")
VALUE = re.compile(r"([\w-]+):\s*([^;]+);")


def in_page(look: str) -> str:
    return f'class="{look}"'


def alone(theme: str) -> Callable[[str], str]:
    """The looks as attributes, in the colours of the light or of the dark theme."""
    return looks(theme).__getitem__


@lru_cache(maxsize=2)
def looks(theme: str) -> dict[str, str]:
    rules: dict[str, dict[str, str]] = {}
    for name, body in RULE.findall(MARKS.read_text()):
        base = rules.get(name.partition("--")[0], {})
        rules[name] = base | rules.get(name, {}) | dict(VALUE.findall(body))
    return {name: " ".join(_attributes(rule, tokens(theme))) for name, rule in rules.items()}


@lru_cache(maxsize=2)
def tokens(theme: str) -> dict[str, str]:
    """Each token of colour, in this theme."""
    found = TOKEN.findall(TOKENS.read_text())
    return {name: dark if theme == "dark" else light for name, light, dark in found}


def _attributes(rule: dict[str, str], colours: dict[str, str]):
    for name, value in rule.items():
        if name == "font-family":
            value = FONT
        token = re.fullmatch(r"var\(--([\w-]+)\)", value)
        yield f'{name}="{colours[token[1]] if token else value.removesuffix("px")}"'
