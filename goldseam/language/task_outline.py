"""How a file that holds a checklist is built: its title, its pause points, and items that name those below them."""

from dataclasses import replace

from goldseam.language.checklist_words import said, words
from goldseam.language.markdown_lines import Bullet, Plain, Seen
from goldseam.language.task_words import Task, heading_words, is_bold

MOST_HEADING_WORDS = 8
_ENDS = (".", "!", "?", ",", ";", "…")


def title_in(seen: list[Seen]) -> Plain | None:
    """The first heading, unless it is a part: it is called “Before …”, or items stand under it and headings like it
    follow."""
    at = next((place for place, line in enumerate(seen) if _level(line)), None)
    are_boxes = any(isinstance(line, Bullet) and line.is_box for line in seen)
    if at is None or any(isinstance(line, Bullet) and line.is_box is are_boxes for line in seen[:at]):
        return None
    rest = seen[at + 1 :]
    follows = next((line for line in rest if _level(line) or isinstance(line, Bullet)), None)
    is_part = isinstance(follows, Bullet) and any(0 < _level(line) <= _level(seen[at]) for line in rest)
    title = seen[at]
    if not isinstance(title, Plain) or is_part or words().before.match(said(title.text)):
        return None
    return title


def _level(line: Seen) -> int:
    return line.level if isinstance(line, Plain) else 0


class Pause:
    """The pause point at which the reader stands: the last heading, or the item under which others lie."""

    def __init__(self):
        self.heading = ""
        self.above: list[Bullet] = []
        self._last = -1  # The first line of a file stands apart, too.

    def sees(self, line: Seen, following: Seen | None) -> bool:
        """Whether the line names what follows."""
        is_apart, self._last = line.number > self._last + 1, line.number
        if isinstance(line, Bullet):
            self.above = [*(one for one in self.above if one.indent < line.indent), line]
            return isinstance(following, Bullet) and following.indent > line.indent
        if isinstance(line, Plain) and (line.level or _introduces(line, following, is_apart)):
            self.heading, self.above = heading_words(line.text), []
            return True
        return False

    def opens(self, line: Bullet, following: Seen | None) -> bool:
        """Whether the item only names those that lie under it: “- Before the tag:”."""
        is_above = isinstance(following, Bullet) and following.indent > line.indent
        return is_above and not line.is_box and line.text.rstrip("*_ ").endswith(":")

    def at(self, line: Bullet) -> str:
        self._last = line.number
        above = [one for one in self.above if one.indent < line.indent]
        return heading_words(above[-1].text) if above else self.heading


class Above:
    """Items under which others lie: they are no lines of their own, but say what those below are about."""

    def __init__(self):
        self.items: list[tuple[int, Task]] = []

    def holds(self, line: Bullet, following: Seen | None) -> bool:
        if not isinstance(following, Bullet) or (line.is_box and not following.is_box):
            return False
        return following.indent > line.indent + 1

    def add(self, line: Bullet, said: Task) -> None:
        named = self.over(line, said)
        self.items.append((line.indent, replace(named, is_killer=named.is_killer and not is_bold(line.text))))

    def over(self, line: Bullet, said: Task) -> Task:
        """The line with the name of the item above it: “Fuel selector: both”."""
        self.items = [(indent, one) for indent, one in self.items if indent < line.indent]
        if not self.items:
            return said
        above = self.items[-1][1]
        if above.pause != said.pause:
            return said
        return replace(
            said,
            text=_joined(above.text, said.text),
            is_killer=said.is_killer or above.is_killer,
            role=said.role or above.role,
            answer=said.answer if said.answer != "done" else above.answer,
            is_read_back=said.is_read_back or above.is_read_back,
        )


def _joined(above: str, text: str) -> str:
    above = above.rstrip(" :.")
    return f"{above} – {text}" if ": " in above or " - " in above or " – " in above else f"{above}: {text}"


def _introduces(line: Plain, following: Seen | None, is_apart: bool) -> bool:
    """A short line above a list: one with a colon, in bold, or that stands alone and is no sentence."""
    text = line.text.strip()
    if line.is_front or not isinstance(following, Bullet) or len(text.split()) > MOST_HEADING_WORDS:
        return False
    if text.rstrip("*_").endswith(":") or is_bold(text):
        return True
    stands_alone = is_apart and following.number == line.number + 1
    return stands_alone and ":" not in text and "|" not in text and not text.endswith(_ENDS)
