"""What the words of one item in a file say: its text, who answers, how, and whether it is a killer item."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from goldseam.language.checklist_words import words
from goldseam.language.markdown_lines import Bullet

_BOLD = re.compile(r"(\*\*|__)(.+?)\1[.!:]?")
_BLANK = re.compile(r"(?<!\w)_{2,}(?!\w)|\.{4,}|…{2,}")
_ESCAPED = re.compile(r"`[^`]*`|\\([!-/:-@\[-`{-~])")
_SIGNS = re.compile(r"[\\`*_~\[\]<>(){}:.]")
_MARKS = re.compile(r"(?<!\s)\s*(?<!\\)\(([^()]*)\)\s*[.]?$")
_ROLE = re.compile(r"\**(?:\[([^\W\d][^\]]{1,40})\](?!\()|([^\W\d][\w /&-]{0,58}?))\**:\**\s+(?=\S)")
_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)|\[([^\[\]]+)\]\[[^\[\]]*\]"
)
_EMPHASIS = re.compile(r"(?<![\w*_~\\])(\*{1,3}(?!\*)|_{1,3}(?!_)|~~(?!~))(?=\S)(.{1,300}?)(?<=[^\s\\])\1(?![\w*])")
LONGEST = 2000  # Beyond, it is no line for people, and to look for pairs of marks would take long.
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\{#[\w-]+\}")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]+)>")


@dataclass(frozen=True)
class Task:
    """One line of a checklist in a file, and where it stands there."""

    text: str
    pause: str = ""
    is_killer: bool = False
    role: str = ""
    answer: str = "done"
    is_read_back: bool = False
    number: int = 1
    column: int = 1
    end: int = 1


def task(bullet: Bullet, pause: str) -> Task:
    text, marks = _without_marks(bullet.text.strip())
    use = use_of(marks)
    is_killer = use.pop("is_killer") or "‼" in text or is_bold(text)
    if use["answer"] == "done" and _BLANK.search(text):
        use["answer"] = "value"
    role, text = _role(text.replace("‼", " ").strip())
    known = Task(bare(text), pause, is_killer, role, number=bullet.number, column=bullet.column, end=bullet.end)
    return replace(known, **use)


def marks_in(said: list[str]) -> list[str | None]:
    """What each of these words says of a line; None for one that says nothing."""
    return [words().marks.get(word.strip().lower()) for word in said]


def use_of(marks: Collection[str | None]) -> dict:
    """How a line with these marks is used: whether it is a killer item, what it asks for, and who confirms it."""
    answer = "value" if "value" in marks else "name" if "name" in marks else "done"
    return {"is_killer": "killer" in marks, "answer": answer, "is_read_back": "read_back" in marks}


def of_cells(line: Bullet, cells: dict[str, str], pause: str) -> Task:
    """A line whose facts stand in cells of a table beside it."""
    said = task(line, cells.get("pause") or pause)
    marks = marks_in(cells.get("use", "").split(","))
    if cells.get("killer", "").strip().lower() in words().yes:
        marks.append("killer")
    use = use_of([*marks, *(["killer"] if said.is_killer else [])])
    if use["answer"] == "done":
        use["answer"] = said.answer
    text = with_response(said.text, bare(cells.get("response", "")))
    return replace(said, text=text, role=bare(cells.get("role", "")) or said.role, **use)


def with_response(text: str, response: str) -> str:
    """“Fuel selector: both”."""
    return f"{text.rstrip(' :')}: {response}" if response else text


def is_bold(text: str) -> bool:
    return bool(_BOLD.fullmatch(text.strip()))


def addresses(text: str) -> list[str]:
    """Where the links in it lead: “the page: https://example.org”."""
    found = _LINK.findall(text)
    return [f"{name}: {address}" for name, address, _reference in found if address]


def heading_words(text: str) -> str:
    said = bare(text)
    return said if text.rstrip().endswith("\\:") else said.rstrip(":").strip()


def bare(text: str) -> str:
    """The words without their markup; code keeps its marks, since its words are no sentence."""
    text = _TAG.sub(" ", _AUTOLINK.sub(r"\1", text))
    text = _LINK.sub(lambda found: found[1] or found[3] or "", text)
    for _ in range(2 if len(text) <= LONGEST else 0):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(_ESCAPED.sub(lambda found: found[1] or found[0], text).split())


def _without_marks(text: str) -> tuple[str, set[str]]:
    """“(killer, value)” at the end says how the line is used, where each of its words is known."""
    found = _MARKS.search(text)
    known = marks_in(found[1].split(",")) if found else []
    if not found or not all(known):
        return text, set()
    return text[: found.start()].rstrip(), {name for name in known if name}


def _role(text: str) -> tuple[str, str]:
    """“[Keeper]: gate locked” says who answers; without brackets only a word that is known as a role does, since it may
    be a thing and how it is: “Gate: locked”."""
    found = _ROLE.match(text)
    name = " ".join((found[1] or found[2]).split()) if found else ""
    if found and (found[1] or name.lower().split()[-1] in words().roles):
        return name, text[found.end() :]
    return "", text


def as_written(text: str, role: str = "", answer: str = "done") -> str:
    """A line as it stands in a file, so that it is read back word for word."""
    plain = " ".join(text.split())
    said = plain if _is_plain(plain, answer) else _SIGNS.sub(r"\\\g<0>", plain)
    if not role:
        return said
    named = f"{role}: {said}"
    return named if _role(named) == (role, said) else f"[{role}]: {said}"


def as_heading(text: str) -> str:
    plain = " ".join(text.split())
    return plain if heading_words(plain) == plain else _SIGNS.sub(r"\\\g<0>", plain)


def _is_plain(text: str, answer: str) -> bool:
    """Whether nothing in it is read as markup, as a role, or as how the line is used."""
    found = task(Bullet(text, 1, 1, 1, 0, is_box=True), "")
    return replace(found, answer=answer) == Task(text, answer=answer) and (answer == "value" or found.answer == "done")
