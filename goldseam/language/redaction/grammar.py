"""Fits a role into the sentence in which a name stood: article, capital, genitive, German cases."""

import re

from goldseam.language.redaction.wording import Wording

# What may stand between the beginning of a line and its first word: marks of lists, tables, emphasis, a time.
_OPENING = re.compile(r"[\s\d\W_]*(?:(?:am|pm|utc|gmt|cet|cest|t|z|a\.m\.|p\.m\.)[\s\d\W_]+)*", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"[.!?][\"'”’)\]*_]{0,3}\s+[\"'“‘„(\[*_]{0,3}$")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|cc|approx|etc|resp|incl|ca|bzw|z\.\s?b|d\.\s?h|usw|u\.\s?a|[a-z]))\.\s+$", re.IGNORECASE
)
_NEW_BLOCK = re.compile(r"^[ \t>]*(?:[-*+#|]|\d{1,3}[.)]|\d{1,2}:\d\d|\d{4}-)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \t\u00a0]+[*_]{0,3}$")

CASES = {
    "dative": {"der": "dem", "die": "der", "das": "dem", "ein": "einem", "eine": "einer"},
    "accusative": {"der": "den", "ein": "einen"},
    "genitive": {"der": "des", "die": "der", "das": "des", "ein": "eines", "eine": "einer"},
}


def fit(role: str, text: str, start: int, wording: Wording, owns: bool = False) -> str:
    """The role as it stands at `start` of the text; `owns` where the name there was a genitive by itself."""
    before = text[max(0, start - 400) : start]
    word = _WORD_BEFORE.search(before[-60:])
    last = word[1].lower() if word else ""
    first, _, rest = role.partition(" ")
    if wording.code == "de":
        role = _in_german(role, "genitive" if owns else _case_after(last, wording))
    elif owns:
        role += "’s"
    if last in wording.articles and first.lower() in wording.articles and rest:
        role = role.partition(" ")[2]
    return role[:1].upper() + role[1:] if opens_sentence(before) else role


def opens_sentence(before: str) -> bool:
    """Whether what follows is the first word of a sentence, of a cell or of an entry in a list."""
    head, _, line = before.rpartition("\n")
    if _OPENING.fullmatch(line):
        return bool(_NEW_BLOCK.match(line)) or not head.strip() or head.endswith("\n") or _ends(head + "\n")
    return bool(re.search(r"\|\s*[*_]{0,3}$", line)) or _ends(line)


def _ends(text: str) -> bool:
    return bool(_END_OF_SENTENCE.search(text[-12:])) and not _NO_END.search(text[-12:])


def _case_after(word: str, wording: Wording) -> str:
    return "dative" if word in wording.dative else "accusative" if word in wording.accusative else ""


def _in_german(role: str, case: str) -> str:
    article, *others = role.split(" ")
    changed = CASES.get(case, {}).get(article.lower())
    if not changed:
        return f"{role}’s" if case == "genitive" else role
    adjectives = [word + "n" if word.endswith("e") and word[0].islower() else word for word in others[:-1]]
    return " ".join([changed, *adjectives, *(_noun(word, article.lower(), case) for word in others[-1:])])


def _noun(word: str, article: str, case: str) -> str:
    is_masculine = article in {"der", "das", "ein"}
    if is_masculine and re.search(r"(?:ent|ist|oge|ant|at)$", word):
        return word + ("n" if word.endswith("e") else "en")
    return word + "s" if is_masculine and case == "genitive" and not word.endswith(("s", "z")) else word
