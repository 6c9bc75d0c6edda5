"""Finds the people whose names are known, however a text writes them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from goldseam.language.redaction.contacts import MAIL
from goldseam.language.redaction.findings import Found, Known
from goldseam.language.redaction.mentions import GAPS, measure
from goldseam.language.redaction.people import SHORTEST_NAME, Alias, Person, aliases, is_common
from goldseam.language.redaction.tokens import Token, tokens
from goldseam.language.redaction.wording import Wording


class Candidate(NamedTuple):
    """A person who may be named, by how many words, and before which word that ends."""

    person: Person
    length: int
    last: int


class Roster:
    """All known people, by the words that point to them: reading a text takes as long for 5 people as for 500."""

    def __init__(self, known: Iterable[Known], wording: Wording):
        self.wording = wording
        self.people: dict[str, Person] = {}
        self.by_word: dict[str, list[Person]] = {}
        self.by_initial: dict[str, list[Person]] = {}
        self.aliases: dict[str, list[Alias]] = {}
        self.mails: dict[str, Person] = {}
        self.literals: list[tuple[str, Person]] = []
        for one in known:
            if one.name.strip() or one.also:
                self._add(Person.of(one, wording))

    def find(self, text: str, words: list[Token]) -> Iterator[Found]:
        """Every mention: full names, parts of names, initials, nicknames, handles."""
        yield from self._literals(text)
        at = [i for i, word in enumerate(words) if self._may_open(word)]
        named = {one.person.key for i in at for one in self._candidates(text, words, i) if one.length > 1}
        behind = 0
        for i in at:
            yield from self._aliases(text, words, i)
            if i >= behind and (candidates := self._candidates(text, words, i)):
                most = max(one.length for one in candidates)
                best = [one for one in candidates if one.length == most]
                yield from self._mention(text, words, i, best, named)
                behind = best[0].last

    def knows(self, word: Token) -> bool:
        """Whether the word is part of somebody's name, and nothing else."""
        return len(word.text) >= SHORTEST_NAME and word.folded in self.by_word and not is_common(word.folded)

    def _add(self, person: Person) -> None:
        person = self.people.setdefault(person.key, person)
        for part in person.parts:
            self.by_word.setdefault(part, []).append(person)
        for alias in aliases(person):
            self.aliases.setdefault(alias.words[0], []).append(alias)
        for also in person.known.also:
            if "@" in also[1:]:
                self.mails[also.strip().lower()] = person
        written = [person.known.name] if _runs_words_together(person.known.name) else []
        odd = [also for also in person.known.also if _is_odd(also)]
        self.literals += [(text.strip().lower(), person) for text in written + odd]

    def _may_open(self, word: Token) -> bool:
        folded = word.folded
        is_genitive = folded.endswith("s") and folded[:-1] in self.by_word
        is_initial = len(folded) == 1 and word.is_capital
        return folded in self.by_word or folded in self.aliases or is_genitive or is_initial

    def _literals(self, text: str) -> Iterator[Found]:
        """What no reading by words finds: Chinese names, handles made of signs."""
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text) if self.literals else ""
        for literal, person in self.literals:
            at = small.find(literal)
            while at >= 0:
                yield Found("person", at, at + len(literal), who=person.key)
                at = small.find(literal, at + len(literal))

    def _aliases(self, text: str, words: list[Token], i: int) -> Iterator[Found]:
        for alias in self.aliases.get(words[i].folded, ()):
            these = words[i : i + len(alias.words)]
            if tuple(word.folded for word in these) != alias.words:
                continue
            start, end = these[0].start, these[-1].end
            written, has_sign = text[start:end], text[start - 1 : start] == "@"
            holds = all(text[one.end : other.start] in GAPS for one, other in pairwise(these))
            if holds and alias.is_meant(written, has_sign):
                kind = "handle" if has_sign or alias.kind == "handle" else "person"
                yield Found(kind, start - has_sign, end, alias.is_sure(written, has_sign), alias.person.key)

    def _candidates(self, text: str, words: list[Token], i: int) -> list[Candidate]:
        word = words[i]
        people = self.by_word.get(word.folded)
        if not people and word.is_capital and word.folded.endswith("s"):
            people = self.by_word.get(word.folded[:-1])  # “Annas”
        if not people and len(word.text) == 1 and i + 1 < len(words):
            people = self.by_word.get(words[i + 1].folded)  # “A. Kovač”
        measured = [Candidate(person, *measure(text, words, i, person)) for person in people or ()]
        return [one for one in measured if one.length]

    def _mention(
        self, text: str, words: list[Token], i: int, best: list[Candidate], named: set[str]
    ) -> Iterator[Found]:
        """The mention as one finding. Of two people with one name it is the one whom the text names in full."""
        in_full = [one for one in best if one.person.key in named]
        is_clear = len({one.person.known.role for one in best}) == 1 or len(in_full) == 1
        person, length, last = (in_full if len(in_full) == 1 else best)[0]
        word, start, end = words[i], words[i].start, words[last - 1].end
        who, says = (person.key, "") if is_clear else ("", self.wording.responder)
        if length > 1:
            is_abbreviated = len(words[last - 1].text) == 1 and text[end : end + 1] == "."
            yield Found("person", start, end + is_abbreviated, is_clear, who, says)
        elif text[start - 1 : start] == "@":
            yield Found("handle", start - 1, end, is_clear, who, says)
        elif word.is_capital and len(word.text) > 1:
            sure = is_clear and not _is_doubtful(text, word, person)
            is_genitive = word.folded[-1] in "sxz" and _has_apostrophe(text, end)
            owns = is_genitive or word.folded not in person.parts
            yield Found("person", start, end + is_genitive, sure, who, says, owns)


def _is_doubtful(text: str, word: Token, person: Person) -> bool:
    """A word for something else, too; an abbreviation; part of a longer name."""
    name = word.folded if word.folded in person.parts else word.folded[:-1]
    is_abbreviation = word.text.isascii() and word.text.isupper()
    is_longer = text[word.end : word.end + 1] == "-" and text[word.end + 1 : word.end + 2].isupper()
    return is_abbreviation or is_longer or is_common(name)


def _has_apostrophe(text: str, at: int) -> bool:
    """“James' team”, and not the end of a quotation."""
    line = max(text.rfind("\n", 0, at) + 1, at - 300)
    has_sign = text[at : at + 1] in {"'", "’"} and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()
    return has_sign and not any(sign in text[line:at] for sign in "'‘‚")


def _runs_words_together(name: str) -> bool:
    """Whether the script of the name sets no spaces, as Chinese, Japanese and Thai do."""
    return any("\u2e80" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f" for sign in name)


def _is_odd(also: str) -> bool:
    """A mail address that none would take for one, or a handle with other signs than dots and dashes."""
    if "@" in also.strip()[1:]:
        return not MAIL.fullmatch(also.strip())
    rest = "".join(sign for sign in also.strip().removeprefix("@") if sign not in " .-_")
    return bool(rest) and "".join(token.text for token in tokens(also)) != rest
