"""Finds the people whose names are known, however a text writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldseam.language.redaction.findings import Found, Known
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.tokens import Token, fold, foldings, tokens
from goldseam.language.redaction.wording import Wording, ambiguous_names, not_names

GAPS = {" ", "-", "\u00a0", ".", "_", "\n", "\r\n", "  ", "+", "‑"}
INVERTED = {", ", ",", ",\n"}
NO_INITIALS = frozenset("IT OK DB PR CI CD QA HR UI UX VM IP AI ID PM AM TV US EU UK DE EN OS AP MR CC".split())
SHORTEST_HANDLE = 4


@dataclass
class Person:
    """One known person, and the words of the name."""

    key: str
    known: Known
    names: list[frozenset[str]]  # for each word of the name, its ways of being written
    parts: frozenset[str] = field(default=frozenset())
    particles: frozenset[str] = field(default=frozenset())

    @property
    def initials(self) -> set[str]:
        return {name[0] for name in self.parts}


@dataclass(frozen=True)
class Alias:
    """A nickname, a handle or initials: folded words that point to a person in this order."""

    words: tuple[str, ...]
    person: Person
    kind: str
    written: str


class Roster:
    """All known people, by the words that point to them: reading a text takes as long for 5 people as for 500."""

    def __init__(self, known: Iterable[Known], wording: Wording):
        self.wording = wording
        self.people: dict[str, Person] = {}
        self.by_word: dict[str, list[Person]] = {}
        self.aliases: dict[str, list[Alias]] = {}
        self.literals: list[tuple[str, Person, str]] = []
        for one in known:
            self._add(one)

    def find(self, text: str, words: list[Token], places: Places) -> Iterator[Found]:
        """Every mention: full names, parts of names, initials, nicknames, handles, mail addresses."""
        yield from self._literals(text)
        full = {person.key for i, word in enumerate(words) for person in self._fully_named(text, words, i, word)}
        i = 0
        while i < len(words):
            folded = words[i].folded
            found = list(self._aliases(text, words, i)) if folded in self.aliases else []
            mention = self._mention(text, words, i, full)
            if mention:
                found.append(mention[0])
            yield from found
            i = max(i + 1, mention[1] if mention else 0)

    def _add(self, known: Known) -> None:
        written = [token.text for token in tokens(known.name)]
        if not written and not known.also:
            return
        key = fold(known.name) or known.also[0]
        names = [frozenset(foldings(word)) for word in written]
        particles = frozenset(fold(word) for word in written if fold(word) in self.wording.particles)
        parts = frozenset(form for name in names for form in name if form not in particles)
        person = self.people.setdefault(key, Person(key, known, names, parts, particles))
        for form in parts:
            if person not in self.by_word.setdefault(form, []):
                self.by_word[form].append(person)
        for handle in _joined(written):
            self._alias(handle, person, "handle")
        for also in known.also:
            self._also(also.strip(), person)
        if written and _has_no_spaces(known.name):
            self.literals.append((known.name.lower(), person, "person"))

    def _also(self, also: str, person: Person) -> None:
        if "@" in also[1:]:
            self.literals.append((also.lower(), person, "mail"))
            local = also.partition("@")[0].partition("+")[0]
            if len(local) >= SHORTEST_HANDLE and local.lower() not in PUBLIC:
                self._alias(local, person, "handle")
            return
        is_handle = also.startswith("@") or not also[:1].isupper() or any(sign in also for sign in "_.")
        kind = "handle" if is_handle else "initials" if also.isupper() and len(also) <= 3 else "person"
        self._alias(also.removeprefix("@"), person, kind)
        if "".join(token.text for token in tokens(also)) != "".join(c for c in also if c not in "@ .-_"):
            self.literals.append((also.lower(), person, kind))

    def _alias(self, written: str, person: Person, kind: str) -> None:
        words = tuple(token.folded for token in tokens(written))
        if words:
            self.aliases.setdefault(words[0], []).append(Alias(words, person, kind, written))

    def _literals(self, text: str) -> Iterator[Found]:
        small = text.lower()
        if len(small) != len(text):  # “İ” becomes two signs
            small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
        for literal, person, kind in self.literals:
            at = small.find(literal)
            while at >= 0:
                end = at + len(literal)
                if kind == "person" or not (_is_word(small[at - 1 : at]) or _is_word(small[end : end + 1])):
                    yield Found(kind, at, end, who=person.key)
                at = small.find(literal, end)

    def _aliases(self, text: str, words: list[Token], i: int) -> Iterator[Found]:
        for alias in self.aliases[words[i].folded]:
            these = words[i : i + len(alias.words)]
            if tuple(word.folded for word in these) != alias.words:
                continue
            start, end = these[0].start, these[-1].end
            gaps = [text[one.end : other.start] for one, other in zip(these, these[1:], strict=False)]
            written, has_sign = text[start:end], text[start - 1 : start] == "@"
            if all(gap in GAPS for gap in gaps) and _is_meant(alias, written, has_sign):
                sure = has_sign or alias.kind != "initials" or written not in NO_INITIALS
                sure = sure and (has_sign or len(alias.words) > 1 or not _is_common(alias.words[0]))
                kind = "handle" if has_sign or alias.kind == "handle" else "person"
                yield Found(kind, start - has_sign, end, sure, alias.person.key)

    def _fully_named(self, text: str, words: list[Token], i: int, word: Token) -> Iterator[Person]:
        for person in self.by_word.get(word.folded, ()):
            count, end = self._run(text, words, i, person)
            if count > 1:
                yield person

    def _mention(self, text: str, words: list[Token], i: int, full: set[str]) -> tuple[Found, int] | None:
        candidates = self._candidates(text, words, i)
        if not candidates:
            return None
        most = max(count for _, count, _, _ in candidates)
        best = [one for one in candidates if one[1] == most]
        named = [one for one in best if one[0].key in full]
        person, count, first, last = (named if len(named) == 1 else best)[0]
        roles = {one[0].known.role for one in best}
        is_clear = len(best) == 1 or len(named) == 1 or len(roles) == 1
        start, end = words[first].start, words[last - 1].end
        if text[end : end + 1] == "." and len(words[last - 1].text) == 1 and count > 1:
            end += 1  # “Ana K.”
        who = person.key if is_clear else ""
        says = "" if is_clear else self.wording.responder
        if count > 1:
            return Found("person", start, end, is_clear, who, says), last
        word, has_sign = words[first], text[start - 1 : start] == "@"
        if has_sign:
            return Found("handle", start - 1, end, is_clear, who, says), last
        if not word.is_capital or len(word.text) < 2:
            return None
        owns = word.folded not in person.parts
        is_shouted = word.text.isupper() and word.text.isascii()
        is_compound = text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
        sure = is_clear and not (
            is_shouted or is_compound or _is_common(word.folded.removesuffix("s") if owns else word.folded)
        )
        if word.folded[-1] in "sxz" and _is_genitive_sign(text, end):
            end, owns = end + 1, True
        return Found("person", start, end, sure, who, says, owns), last

    def _candidates(self, text: str, words: list[Token], i: int) -> list[tuple[Person, int, int, int]]:
        """People whom the word at `i` may open: each with how many words of the name stand there, from where to where."""
        word = words[i]
        people = list(self.by_word.get(word.folded, ()))
        if not people and word.folded.endswith("s") and word.is_capital:
            people = list(self.by_word.get(word.folded[:-1], ()))  # “Annas”
        if not people and len(word.text) == 1 and word.text.isupper() and i + 1 < len(words):
            if text[word.end : words[i + 1].start] in {". ", ".", ".\u00a0"}:  # “A. Kovač”
                following = self.by_word.get(words[i + 1].folded, ())
                people = [person for person in following if word.folded in person.initials]
        found = []
        for person in people:
            count, last = self._run(text, words, i, person)
            if count:
                found.append((person, count, i, last))
        return found

    def _run(self, text: str, words: list[Token], i: int, person: Person) -> tuple[int, int]:
        """How many words of the person's name stand together from `i` on, and where they end."""
        seen: set[str] = set()
        count, last, is_full, at = 0, i, False, i
        while at < len(words) and at - i < len(person.names) + 3:
            word = words[at]
            if at > i and not _holds_together(text, words[at - 1], word):
                break
            part = word.folded if word.folded in person.parts else word.folded.removesuffix("s")
            if part in person.parts and part not in seen:
                seen.add(part)
                count, last, is_full = count + 1, at + 1, True
            elif len(word.text) == 1 and word.text.isupper() and not text[word.end : word.end + 1] == "'":
                if word.folded in person.initials and (at == i or is_full):
                    count, last = count + 1, at + 1
            elif not (
                at > i
                and (
                    word.folded in person.particles
                    or (is_full and word.is_capital and _goes_on(text, words, at, person))
                )
            ):
                break
            at += 1
        if not is_full:
            return 0, i
        if (
            count > 1
            and not any(word.is_capital for word in words[i:last])
            and all(_is_common(w.folded) for w in words[i:last])
        ):
            return 0, i
        return count, last


def _holds_together(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    return gap in GAPS or gap in INVERTED or (len(one.text) == 1 and gap in {". ", ".\u00a0", ".-"})


def _goes_on(text: str, words: list[Token], at: int, person: Person) -> bool:
    """Whether the last name follows behind a middle name that nobody told."""
    return (
        at + 1 < len(words)
        and words[at].folded not in not_names()
        and text[words[at].end : words[at + 1].start] == " "
        and text[words[at - 1].end : words[at].start] == " "
        and words[at + 1].folded in person.parts
        and words[at + 1].is_capital
    )


def _is_genitive_sign(text: str, at: int) -> bool:
    """“James' team”, and not the end of a quotation."""
    line = text.rfind("\n", 0, at) + 1
    is_apostrophe = text[at : at + 1] in {"'", "’"} and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()
    return is_apostrophe and not any(sign in text[max(line, at - 300) : at] for sign in "'‘‚")


def _is_meant(alias: Alias, written: str, has_sign: bool) -> bool:
    if alias.kind == "initials":
        return written == alias.written
    if alias.kind == "person":
        return written[:1].isupper() or not written[:1].islower()
    return has_sign or len(written) >= SHORTEST_HANDLE or written == alias.written


def _joined(written: list[str]) -> Iterator[str]:
    """Handles that are made of a name: “anakovac”, “akovac”, “kovaca”, “anak”."""
    if len(written) > 1:
        first, last = fold(written[0]), fold(written[-1])
        for handle in (first + last, last + first, first[0] + last, last + first[0], first + last[0]):
            if len(handle) > SHORTEST_HANDLE and not _is_common(handle):
                yield handle


def _is_common(word: str) -> bool:
    return word in ambiguous_names() or word in not_names()


def _has_no_spaces(name: str) -> bool:
    """Whether the script of the name runs words together, as Chinese and Japanese do."""
    return any("\u2e80" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f" for sign in name)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


PUBLIC = frozenset(
    "info mail support security admin office contact help team root postmaster noreply hello abuse sales".split()
)
