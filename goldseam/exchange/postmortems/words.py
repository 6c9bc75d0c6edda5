"""How words are compared: without case, accents, markup, numbers in front, remarks in brackets and punctuation."""

import html
import re
import unicodedata

LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
)
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*`~]+|(?<!\w)_+|_+(?!\w)")
NUMBER = re.compile(
    r"^\s*(?:(?:section|step|part|teil)\s+)?(?:\d+(?:\.\d+)*|[a-z](?=[.)]\s)|[ivx]+(?=[.)]\s))[.):]*\s+", re.I
)
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
APOSTROPHE = re.compile(r"['’‘`´]")
OTHER = re.compile(r"[^a-z0-9]+")


def plain(markdown: str) -> str:
    """The text that a reader sees: links without addresses, no emphasis, entities as characters."""
    return MARKUP.sub("", html.unescape(LINK.sub(r"\1", markdown))).strip()


def folded(text: str) -> str:
    """Lower case words with single spaces between them, and nothing else."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return OTHER.sub(" ", APOSTROPHE.sub("", letters)).strip()


def heading_words(heading: str) -> str:
    """A heading as it is looked up: `2. **Timeline** (all times approximate):` is `timeline`."""
    text = NUMBER.sub("", plain(heading))
    return folded(BRACKETS.sub(" ", text).replace("&", " and ")) or folded(text)
