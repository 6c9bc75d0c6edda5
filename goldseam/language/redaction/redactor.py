"""Finds what readers of a published text should not see, the same in all texts of one document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from goldseam.language.redaction.contacts import find_contacts
from goldseam.language.redaction.findings import Finding, Found, Known, apply, settle
from goldseam.language.redaction.grammar import fit
from goldseam.language.redaction.keys import find_keys
from goldseam.language.redaction.links import find_links, find_named_pages
from goldseam.language.redaction.network import find_machines
from goldseam.language.redaction.numbers import find_numbers
from goldseam.language.redaction.organisations import Organisations
from goldseam.language.redaction.phones import find_phones
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.roster import Roster
from goldseam.language.redaction.strangers import Strangers
from goldseam.language.redaction.times import find_times
from goldseam.language.redaction.tokens import fold, tokens
from goldseam.language.redaction.wording import wording

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Redactor:
    """Reads the texts of one document. Whoever was “person A” in one of them is so in all of them.

    `keep` holds words that stay: products, places, public addresses. Where `keep_times` is False, clock times become
    times since `start`, or since the first one in a text.
    """

    def __init__(
        self,
        known: Iterable[Known] = (),
        *,
        language: str = "en",
        keep: Iterable[str] = (),
        keep_times: bool = True,
        start: datetime | None = None,
    ):
        self.wording = wording(language)
        self.keep = frozenset(fold(text.strip()) for text in keep)
        self.keep_times, self.start = keep_times, start
        self.roster = Roster(known, self.wording)
        self.strangers = Strangers(self.wording, self.keep)
        self.organisations = Organisations(self.wording, self.roster.mails)
        self._letters: dict[str, str] = {}
        self._holders: dict[str, list[str]] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Gets to know whom the document speaks of, so that a name is found before the text that explains it."""
        for text in texts:
            for _found in self._found(text, Places(text)):
                pass

    def find(self, text: str) -> list[Finding]:
        """What should go out of the text, in its order; nothing overlaps."""
        places = Places(text)
        found = [one for one in settle(self._found(text, places)) if fold(text[one.start : one.end]) not in self.keep]
        return [self._worded(text, places, one) for one in found]

    def names(self, text: str) -> list[str]:
        """Words of the text that the document uses as names of people or organisations, however written here."""
        who_knows = (self.roster.knows, self.strangers.knows, self.organisations.knows)
        return [word.text for word in tokens(text) if any(knows(word) for knows in who_knows)]

    def apply(self, text: str, findings: Iterable[Finding] | None = None) -> str:
        """The text without what was found, or without those of the findings that are given."""
        return apply(text, self.find(text) if findings is None else findings)

    def widen(self, text: str, finding: Finding, words: str = "") -> Finding:
        """The same finding with words that point to nobody: “a responder”, or what a person chose instead."""
        fitted = fit(words or self.wording.responder, text, finding.start, self.wording)
        return replace(finding, replacement=fitted)

    def _found(self, text: str, places: Places) -> Iterator[Found]:
        words = tokens(text)
        mine = list(self.roster.find(text, words))
        yield from (one._replace(start=self._with_title(text, one)) for one in mine)
        yield from find_keys(text, places)
        yield from find_links(text)
        yield from [self._whose(text, places, one) for one in (*find_contacts(text, places), *find_named_pages(text))]
        yield from find_numbers(text, places)
        yield from find_phones(text, places)
        yield from find_machines(text, places)
        yield from self.strangers.find(text, words, places)
        yield from self.organisations.find(text, words, places)
        if not self.keep_times:
            yield from find_times(text, self.start)

    def _whose(self, text: str, places: Places, found: Found) -> Found:
        """The same with who it points to: a known person by the address, a stranger by the handle."""
        written = text[found.start : found.end]
        if found.kind == "handle" and found.start not in places.urls:
            return found._replace(who=self.strangers.meet_handle(written))
        person = self.roster.mails.get(written.strip("<>").lower())
        return found._replace(who=person.key) if person else found

    def _with_title(self, text: str, found: Found) -> int:
        """A title or the role itself before a name goes with it: “Dr. Kovač”, “the on-call engineer Ana”."""
        before = text[max(0, found.start - 60) : found.start]
        if found.kind == "person" and before[-1:] == " ":
            title = before.rstrip(" ").removesuffix(".").split(" ")[-1].split("\n")[-1]
            if fold(title) in self.wording.titles:
                return found.start - len(before) + before.rindex(title)
            person = self.roster.people.get(found.who)
            role = person.known.role.lower() if person else ""
            bare = role.partition(" ")[2] if role.partition(" ")[0] in self.wording.articles else role
            for words in (role, bare):
                if words and f" {before.lower()}".endswith(f" {words} "):
                    return found.start - len(words) - 1
        return found.start

    def _worded(self, text: str, places: Places, found: Found) -> Finding:
        start, end = found.start, found.end
        if found.says and found.kind in {"account", "time"}:
            words = found.says
        elif start in places.urls or _is_in_identifier(text, found):
            words = self.wording.removed
        elif found.who or found.says or found.kind == "person":
            words = fit(self._role(text, found), text, start, self.wording, found.owns)
        elif text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            words = self.wording.gone(found.kind)
        else:
            words = f"({self.wording.gone(found.kind)})"
        return Finding(found.kind, start, end, text[start:end], words, found.sure)

    def _role(self, text: str, found: Found) -> str:
        if found.says:
            return found.says
        person = self.roster.people.get(found.who)
        if not person:
            return f"{self.wording.stranger} {self._letter(found.who)}"
        holders = self._holders.setdefault(person.known.role.lower(), [])
        if person.key not in holders:
            holders.append(person.key)
        place = holders.index(person.key)
        return f"{person.known.role} {lettered(place)}" if place else person.known.role

    def _letter(self, who: str) -> str:
        return self._letters.setdefault(who, lettered(len(self._letters)))


def find(
    text: str,
    known: Iterable[Known] = (),
    *,
    language: str = "en",
    keep: Iterable[str] = (),
    keep_times: bool = True,
) -> list[Finding]:
    """What should go out of one text before others read it. For several texts of a document use `Redactor`."""
    return Redactor(known, language=language, keep=keep, keep_times=keep_times).find(text)


def _is_in_identifier(text: str, found: Found) -> bool:
    """A name in the name of a file or a machine: “/srv/ana/”, “ana-laptop”."""
    around = text[found.start - 1 : found.start] + text[found.end : found.end + 1]
    return bool(found.who) and text[found.start].islower() and any(sign in around for sign in "/\\_-=")


def lettered(place: int) -> str:
    """A, B, … Z, AA, AB, …"""
    head, rest = divmod(place, len(LETTERS))
    return (lettered(head - 1) if head else "") + LETTERS[rest]
