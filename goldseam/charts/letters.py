"""How much room words take, so that labels never lie on one another. Readers see them in fonts of their own, so they
are reckoned as wide as the widest that are usual for systems draw them."""

import unicodedata
from functools import lru_cache

SIZE = 13.0
STRONG = 14.5  # As much room as bold words of the usual size take.
LINE = 17.0
_NARROW = dict.fromkeys("ijl'|", 0.24) | dict.fromkeys(" .,:;!·ftI/[]\\", 0.29) | dict.fromkeys('r()-`{}"°', 0.34)
_WIDE = dict.fromkeys("cksvxyzJ", 0.5) | dict.fromkeys("mMW%@—…", 0.86) | dict.fromkeys("w+=<>~", 0.7)


@lru_cache(maxsize=10_000)
def width_of(text: str, size: float = SIZE) -> float:
    return sum(map(_width, text)) * size * 1.16


@lru_cache(maxsize=2_000)
def _width(letter: str) -> float:
    if letter in _NARROW or letter in _WIDE:
        return _NARROW.get(letter) or _WIDE[letter]
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.71 if letter.isupper() else 0.56


@lru_cache(maxsize=10_000)
def fit(text: str, room: float, size: float = SIZE) -> str:
    """The text, or as much of its beginning as the room holds, and three dots."""
    if width_of(text, size) <= room:
        return text
    most = len(text)
    while most and width_of(text[:most].rstrip() + "…", size) > room:
        most = most - 1 if most < 40 else most * 3 // 4
    return text[:most].rstrip() + "…" if most else ""


def wrapped(text: str, room: float, most: int = 3, size: float = SIZE) -> list[str]:
    """The text in lines that the room holds. What is too long for a line, or for all of them, is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, size):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) <= room or not line:
            line = longer
        else:
            lines.append(line)
            line = word
        if len(lines) >= most:
            break
    lines.append(line)
    if len(lines) > most or (len(lines) == most and len(" ".join(lines)) < len(" ".join(text.split())) - len(lines)):
        lines = [*lines[: most - 1], fit(lines[most - 1] + " …", room, size)]
    return [line for line in lines if line]


def _pieces(text: str, room: float, size: float):
    for word in text.split():
        while width_of(word, size) > room and len(word) > 1:
            part = int(len(word) * room / width_of(word, size)) + 1
            while part > 1 and width_of(word[:part], size) > room:
                part -= 1
            yield word[:part]
            word = word[part:]
        yield word
