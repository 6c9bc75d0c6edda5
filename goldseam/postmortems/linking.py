"""Links in a text: what they say stays, where they lead is left out."""

import re
import unicodedata
from html import unescape

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\ue002]")
_ESCAPED = re.compile(r"\\([.@_\-])")
_TARGET = r"\(\s*(<[^>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
_INLINE = re.compile(rf"!?\[((?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]{_TARGET}")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*\S+.*$\n?", re.MULTILINE)
_REFERENCE = re.compile(r"!?\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_BARE = re.compile(r"<?(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:)[^\s<>]*[^\s<>.,;:!?)\]'\"*_|]>?", re.IGNORECASE)


def readable(text: str) -> str:
    """The text as a reader sees its letters: no signs that hide a name from whoever looks for it."""
    text = unescape(text) if "&" in text else text
    return _ESCAPED.sub(r"\1", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def without_links(text: str) -> str:
    """What links say, without where they lead; pictures become the words that describe them."""
    if not re.search(r"[\[/@:.]", text):
        return text
    text = _DEFINITION.sub("", text)
    text = _INLINE.sub(r"\1", _INLINE.sub(r"\1", text))  # A picture may be what a link says.
    return _BARE.sub("…", _REFERENCE.sub(r"\1", text))


def targets(text: str) -> list[str]:
    """Where the links of a text lead."""
    found = [one[2].strip("<>") for one in _INLINE.finditer(text)]
    return found + [one[0].strip("<>") for one in _BARE.finditer(_INLINE.sub(r"\1", text))]
