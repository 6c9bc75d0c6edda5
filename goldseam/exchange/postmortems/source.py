"""The file as lines, its front matter, and the same lines as a lenient reader takes them."""

import re
import tomllib
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.document import Fact

LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$")
FENCE = re.compile(r"^\s{0,3}(?:[-*+]\s+|>\s*)*(`{3,}|~{3,})")
UNSPACED_HEADING = re.compile(r"^(\s{0,3}#{2,6})(?=[A-Za-zÄÖÜ*])")
OTHER_BULLET = re.compile(r"^(\s*)[•‣◦▪●·–—](?=\s)")
KEY = re.compile(r"^([A-Za-z_][\w .-]*?)\s*[:=]\s*(.*)$")


def lines_of(text: str) -> list[str]:
    """The lines with their ends; together they are the text."""
    return LINE.findall(text)


def front_matter(lines: list[str]) -> tuple[int, tuple[Fact, ...]]:
    """How many lines the front matter takes, and what it says."""
    first = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), 0)
    fence = lines[first].strip("\ufeff \t\r\n") if lines else ""
    if fence not in ("---", "+++"):
        return 0, ()
    ends = ("---", "...") if fence == "---" else ("+++",)
    last = next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() in ends), None)
    if last is None:
        return 0, ()
    body = lines[first + 1 : last]
    facts = _toml_facts(body) if fence == "+++" else _yaml_facts(body)
    return (last + 1, facts) if facts or not "".join(body).strip() else (0, ())


def _yaml_facts(lines: list[str]) -> tuple[Fact, ...]:
    """Keys with their values as they stand. Nothing is interpreted, so that nothing can be misread or refused."""
    found: list[tuple[str, list[str]]] = []
    for line in map(str.rstrip, lines):
        key = KEY.match(line)
        if key:
            found.append((key[1], [key[2].strip().strip("\"'")]))
        elif line.strip() and not line.lstrip().startswith("#") and found:
            found[-1][1].append(re.sub(r"^\s*(?:-\s+)?", "", line))
    return tuple(Fact(name, _joined(values)) for name, values in found)


def _joined(values: list[str]) -> str:
    said = [value for value in values if value and value not in ("|", ">", ">-", "|-")]
    return (", " if values and not values[0] else " ").join(said)


def _toml_facts(lines: list[str]) -> tuple[Fact, ...]:
    try:
        said = tomllib.loads("".join(lines).replace("\r", ""))
    except tomllib.TOMLDecodeError:
        return _yaml_facts(lines)
    return tuple(_flat(said))


def _flat(said: dict, before: str = ""):
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield Fact(before + name, ", ".join(map(str, value)) if isinstance(value, list) else str(value))


def lenient(lines: list[str]) -> str:
    """The same lines with slips put right: "##Heading" without its space, and bullets that Markdown does not know."""
    result, fence = [], ""
    for line in lines:
        line = line.rstrip("\r\n").replace("\ufeff", "").replace("\0", " ")
        found = FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence:
            line = UNSPACED_HEADING.sub(r"\1 ", line)
            line = OTHER_BULLET.sub(r"\1-", line)
        result.append(line)
    return "\n".join(result)


@cache
def _markdown() -> MarkdownIt:
    # Four spaces are rarely meant as code in a postmortem, and often as what belongs to the line above. What stands
    # inside a line is read by times.py and promises.py.
    return MarkdownIt("commonmark").enable("table").disable(["code", "inline", "text_join"])


def blocks_of(text: str, references: dict | None = None) -> tuple[list[SyntaxTreeNode], dict]:
    """The blocks of a text, and the addresses that its links refer to."""
    env: dict = {"references": dict(references or {})}
    tree = SyntaxTreeNode(_markdown().parse(text, env))
    return tree.children, env["references"]
