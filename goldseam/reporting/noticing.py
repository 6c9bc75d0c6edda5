"""Names in what somebody is about to report: pointed out once, with a version in which people are roles.

Nobody's name is looked up. What looks like a name is pointed out, whoever it may belong to: an answer that knew the
members of the organisation would tell anybody who they are.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from goldseam.language import guess_language
from goldseam.language.redaction import Known, Redactor
from goldseam.language.redaction.tokens import Token, tokens
from goldseam.language.redaction.wording import Wording, not_names, wording

LONGEST = 5_000  # To look for names in more takes seconds, and whoever sorts it reads it anyway.
PEOPLE = {"person", "mail", "phone", "handle"}
SENTENCE_ENDS = ".!?:;\n"
RANKS = ["senior", "junior", "staff", "charge", "head", "chief", "night", "day", "ward", "duty", "student", "trainee"]


class Names:
    """What in these texts looks like the name of somebody. The first text is the report itself."""

    def __init__(self, texts: Iterable[str]):
        self.texts = [text for text in texts if text and len(text) <= LONGEST]
        self.language = guess_language(self.texts[0]) if self.texts else "en"
        supposed = Redactor(language=self.language)
        supposed.read(self.texts)
        alike = [name for text in self.texts for name in _alike(text, wording(self.language))]
        people = (one.text for text in self.texts for one in supposed.find(text) if one.kind == "person")
        known = [Known(name, self._role) for name in dict.fromkeys([*people, *alike])]
        self._redactor = Redactor(known, language=self.language)
        self._redactor.read(self.texts)

    @property
    def found(self) -> list[str]:
        """Each once, as it is written."""
        return list(dict.fromkeys(one.text for text in self.texts for one in self._findings(text)))

    def marked(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is such a name."""
        pieces, at = [], 0
        for one in self._findings(text):
            pieces += [(text[at : one.start], False), (one.text, True)]
            at = one.end
        return [*pieces, (text[at:], False)]

    def as_roles(self, text: str) -> str:
        told = self._redactor.apply(text, self._findings(text))
        if self.language != "en":
            return told
        told = _doubled().sub(_once, told)
        return re.sub(r"\ba (colleague [A-Z])\b", r"\1", told)

    @property
    def _role(self) -> str:
        return "ein Teammitglied" if self.language == "de" else "a colleague"

    def _findings(self, text: str):
        return [one for one in self._redactor.find(text) if one.kind in PEOPLE]


def _alike(text: str, words: Wording) -> Iterator[str]:
    """Names of people from anywhere: two words written like names, or one after “told”, “with”, “nurse”."""
    found, last = tokens(text), -1
    for i, word in enumerate(found):
        if i <= last or not _is_like_name(word) or _is_calling(word, words):
            continue
        if i + 1 < len(found) and _follows(text, found, i + 1) and _is_like_name(found[i + 1]):
            last = i + 1
            yield text[word.start : found[last].end]
        elif i and _follows(text, found, i) and found[i - 1].folded in words.before | words.callings | words.titles:
            yield word.text


def _is_calling(word: Token, words: Wording) -> bool:
    return word.folded in words.callings or word.folded.removesuffix("s") in words.callings


def _is_like_name(word: Token) -> bool:
    is_written_so = word.text[0].isupper() and word.text[1:].islower() and word.text.isalpha() and len(word.text) > 1
    return is_written_so and word.folded not in not_names()


def _follows(text: str, words: list[Token], i: int) -> bool:
    gap = text[words[i - 1].end : words[i].start]
    return gap.isspace() and not set(gap) & set(SENTENCE_ENDS)


@cache
def _doubled() -> re.Pattern:
    """“Nurse Joy Adams”, of which “Nurse a colleague” is left."""
    callings, ranks = "|".join(wording("en").callings), "|".join(RANKS)
    role = rf"(?P<role>(?:(?:{ranks}) )*(?:{callings}))"
    return re.compile(rf"\b(?:(?P<article>the|our|my|a|an) )?{role} a colleague\b(?: [B-H]\b)?", re.IGNORECASE)


def _once(found: re.Match) -> str:
    told = f"{found['article'] or 'the'} {found['role'].lower()}"
    before = found.string[: found.start()].rstrip(" ")
    return told[0].upper() + told[1:] if not before or before[-1] in ".!?\n" else told
