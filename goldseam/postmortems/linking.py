"""Links in a text: what they say stays, where they lead is left out unless somebody wants it to stay."""

import re
import unicodedata
from collections.abc import Callable
from html import unescape

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\ue002]")
_ESCAPED = re.compile(r"\\([.@_\-])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,30}\d{0,2});", re.IGNORECASE)
_TARGET = r"\(\s*(<[^>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
_PICTURE = re.compile(rf"!\[([^\[\]]*)\]{_TARGET}")
_INLINE = re.compile(rf"\[((?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]{_TARGET}")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*\S+.*$\n?", re.MULTILINE)
_REFERENCE = re.compile(r"!?\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_BARE = re.compile(
    r"<?(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:)[^\s<>`]*[^\s<>`.,;:!?)\]'\"*_|]>?", re.IGNORECASE
)
GONE = "…"


def readable(text: str) -> str:
    """The text as a reader sees its letters: no signs that hide a name from whoever looks for it."""
    text = _ENTITY.sub(_letter, text) if "&" in text else text
    return _ESCAPED.sub(r"\1", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def with_links(text: str, stays: Callable[[str], bool]) -> str:
    """The text with those links that may stay; of the others and of pictures, what they say."""
    text = _REFERENCE.sub(r"\1", _DEFINITION.sub("", text)) if "[" in text else text
    kept: list[str] = []

    def inline(found: re.Match) -> str:
        says, target = found[1], found[2].strip("<>")
        return _hidden(f"[{says}]({target})", kept) if stays(target) else says

    def bare(found: re.Match) -> str:
        return _hidden(found[0], kept) if stays(found[0].strip("<>")) else GONE

    if "](" in text:
        text = _INLINE.sub(inline, _PICTURE.sub(r"\1", text))
    text = _BARE.sub(bare, text)
    for place in reversed(range(len(kept))):
        text = text.replace(_sign(place), kept[place])
    return text


def _hidden(link: str, kept: list[str]) -> str:
    """A sign in place of a link that stays, so that no later rule reads it again."""
    kept.append(link)
    return _sign(len(kept) - 1)


def _sign(place: int) -> str:
    return f"\ue000{place}\ue000"


def _letter(entity: re.Match) -> str:
    """A letter that was written as a code is a letter; what has a meaning in HTML stays a code."""
    sign = unescape(entity[0])
    return sign if sign.isalnum() or sign in "@._- \u00a0" else entity[0]
