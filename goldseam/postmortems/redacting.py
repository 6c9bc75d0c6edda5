"""Makes a copy of an account in which people are roles, and says what was replaced and what a person has to decide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from json import dumps

import nh3

from goldseam.common.markdown import rendered
from goldseam.language import guess_language
from goldseam.language.redaction import Finding, Known, Redactor
from goldseam.postmortems.choices import Choices, Decision, key_of, left_out
from goldseam.postmortems.content import Content
from goldseam.postmortems.linking import readable, with_links
from goldseam.postmortems.marking import marked, without_marks
from goldseam.postmortems.retelling import retold
from goldseam.postmortems.roles import Somebody, who_may_stand_in
from goldseam.postmortems.timing import counted, start_of

_WHO = re.compile(r"(p\d+)(?:’s)?", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True)
class Piece:
    """Something that was found, and what readers see. `key` is there where somebody has to decide."""

    kind: str
    was: str
    now: str
    who: str = ""
    key: str = ""
    instead: str = ""  # What stands there unless somebody decides otherwise.
    decision: Decision | None = None

    @property
    def is_left(self) -> bool:
        return self.was == self.now


class Redaction:
    """One account, the decisions about it, and the copy that comes of both: the same every time."""

    def __init__(self, content: Content, people: list[Somebody], choices: Choices, zone=None):
        people = who_may_stand_in(people, readable("\n".join(_texts(content.as_json))))
        self.people = {person.key: person for person in people}
        self.choices = choices
        self.pieces: list[Piece] = []
        self.texts: list[str] = []  # What the copy says, text by text.
        told = counted(content) if choices.counts_times else content
        start = start_of(content)
        self.language = guess_language("\n".join(passage.text for passage in content.passages))
        self._says = Redactor(
            [Known(one.name, self.role_of(one), one.also) for one in people],
            language=self.language,
            keep_times=not choices.counts_times,
            start=start.astimezone(zone) if start else None,
        )
        self._says.read(readable(text) for text in _texts(told.as_json))
        self._knows = Redactor([Known(one.name, one.key, one.also) for one in people])
        self._words = _pattern(choices.words)
        self.marked = retold(told, self._line, self._prose, self._link, self._tags)
        self.content = Content.from_json(_unmarked(self.marked.as_json))

    def role_of(self, person: Somebody) -> str:
        """Whose name is needed to understand the account keeps it."""
        if person.key in self.choices.kept:
            return person.name
        return self.choices.roles.get(person.key, person.role)

    @property
    def fingerprint(self) -> str:
        """Tells this copy from any other: what is published is what was read."""
        return sha256(dumps(self.content.as_json, sort_keys=True).encode()).hexdigest()

    def _line(self, text: str) -> str:
        return self._told(with_links(readable(text), self._stays))

    def _tags(self, tags: list[str]) -> list[str]:
        """By which it is found. Whoever is a tag is no tag of the copy."""
        return [self._line(tag) for tag in tags if not self._is_somebody(readable(tag))]

    def _is_somebody(self, tag: str) -> bool:
        """Whether a word of it is a name in this account, unless somebody said that it is none."""
        left = {key for key, decision in self.choices.doubts.items() if decision.how == "leave"}
        names = [{key_of(kind, name) for kind in ("person", "organisation")} for name in self._says.names(tag)]
        return bool(self._who_is_where(tag)) or any(left.isdisjoint(keys) for keys in names)

    def _prose(self, text: str) -> str:
        """Markdown can split a name. Where a name is there only for readers, the text goes on without its markup."""
        text = with_links(readable(text), self._stays)
        before = len(self.pieces)
        told = self._told(text)
        if not self._names_somebody(_as_read(without_marks(told))):
            return told
        del self.pieces[before:]
        return _MARKUP.sub(r"\\\1", self._told(_as_read(text)))

    def _link(self, target: str) -> str:
        return target if target and self._stays(target) else ""

    def _stays(self, target: str) -> bool:
        """A link stays where somebody wants links, and nothing in it would have to go."""
        is_web = target.startswith(("https://", "http://"))
        return self.choices.keeps_links and is_web and not self._says.find(target) and not self._has_words(target)

    def _told(self, text: str) -> str:
        parts = list(self._parts(text))
        self.texts.append("".join(part if isinstance(part, str) else part.now for part in parts))
        return "".join(part if isinstance(part, str) else marked(self._place(part), part.now) for part in parts)

    def _place(self, piece: Piece) -> int:
        self.pieces.append(piece)
        return len(self.pieces) - 1

    def _parts(self, text: str) -> Iterator[str | Piece]:
        """The text in order: what stays, and what was found in it."""
        at = 0
        who = self._who_is_where(text)
        for finding in self._says.find(text):
            yield from self._without_words(text[at : finding.start])
            yield self._piece(finding, who)
            at = finding.end
        yield from self._without_words(text[at:])

    def _who_is_where(self, text: str) -> list[tuple[int, int, str]]:
        found = ((one, _WHO.fullmatch(one.replacement)) for one in self._knows.find(text) if one.sure)
        return [(one.start, one.end, name[1].lower()) for one, name in found if name]

    def _piece(self, finding: Finding, who: list[tuple[int, int, str]]) -> Piece:
        person = next((key for start, end, key in who if start < finding.end and finding.start < end), "")
        kind, was = finding.kind, finding.text
        if person in self.choices.kept and self._is_name_of(person, was):
            return Piece(kind, was, was, person)
        if finding.sure:
            return Piece(kind, was, finding.replacement, person)
        key = key_of(kind, was)
        decision = self.choices.doubts.get(key, Decision())
        now = {"leave": was, "word": decision.word}.get(decision.how) or finding.replacement
        return Piece(kind, was, now, person, key, finding.replacement, decision)

    def _is_name_of(self, key: str, text: str) -> bool:
        """A name that is kept stays as it was written; a mail address does not."""
        return {*text.casefold().split()} <= {*self.people[key].name.casefold().split()}

    def _without_words(self, text: str) -> Iterator[str | Piece]:
        """What stays, but for the words that somebody wants replaced as well."""
        at = 0
        for found in self._words.finditer(text) if self._words else ():
            yield text[at : found.start()]
            yield Piece("word", found[0], self._instead_of(found[0]))
            at = found.end()
        yield text[at:]

    def _instead_of(self, word: str) -> str:
        wanted = {was.casefold(): now for was, now in self.choices.words.items()}
        return wanted.get(" ".join(word.casefold().split()), left_out())

    def _has_words(self, text: str) -> bool:
        return bool(self._words and self._words.search(text))

    def _names_somebody(self, text: str) -> bool:
        """Whether somebody is named there whose name should have gone."""
        return any(key not in self.choices.kept for _start, _end, key in self._who_is_where(text))


def _pattern(words: dict[str, str]) -> re.Pattern | None:
    longest_first = sorted(words, key=len, reverse=True)
    written = (r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE) if words else None


def _as_read(text: str) -> str:
    """What is left of a text when its markup is gone."""
    return unescape(nh3.clean(rendered(text), tags=set())).strip()


def _texts(value) -> Iterator[str]:
    """Every text in a description."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _unmarked(value):
    if isinstance(value, dict):
        return {name: _unmarked(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    return without_marks(value) if isinstance(value, str) else value
