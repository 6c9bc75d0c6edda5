"""A line of the file as the facts of an event, or what is wrong with it, in words."""

import hashlib
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.events.models import FactorLevel
from goldseam.events.sentences import TITLE_LENGTH, first_sentence
from goldseam.exchange.logs.cells import clean
from goldseam.exchange.logs.fields import CHOSEN, DROPPED, WORDS, Field
from goldseam.exchange.logs.instead import Instead
from goldseam.exchange.logs.line import Facts, Problem
from goldseam.exchange.logs.moments import Moments
from goldseam.exchange.logs.own_columns import own_columns
from goldseam.exchange.logs.plan import TAG, Understanding
from goldseam.exchange.logs.value_words import merp_of
from goldseam.exchange.logs.words import readable

LONGEST_TEXT = 50_000
LONGEST_REFERENCE = 200
LONGEST_TAG = 60
LONGEST_FACTOR = 300
MOST_TAGS = 20
MOST_FACTORS = 60


class Reader:
    """Reads lines by a plan. `now` bounds what can have happened."""

    def __init__(self, known: Understanding, now: datetime | None = None):
        self.known, self.plan, self.columns = known, known.plan, known.columns
        self.names = [readable(column.name) for column in self.columns]
        self.instead = Instead(known, self.names)
        self.moments = Moments(known, (now or timezone.now()) + timedelta(days=1))

    def facts(self, line: int, cells: list[str]) -> Facts:
        said = [self._said(cell) for cell in cells[: len(self.columns)]]
        said += [""] * (len(self.columns) - len(said))
        found = Facts(line, digest_of(self.columns, cells))
        lines: list[tuple[int, str]] = []
        self._read_reference(found, said)
        self.moments.read(found, said, lines)
        self._read_choices(found, said)
        self._read_words(found, said, lines)
        self._read_lists(found, said, lines)
        self._read_text(found, said, lines)
        return found

    def _said(self, cell: str) -> str:
        text = clean(cell)
        return "" if text.casefold() in self.known.empties else text

    def _read_reference(self, found: Facts, said: list[str]) -> None:
        place = self.plan.place(Field.REFERENCE)
        if place is None:
            return
        found.reference = said[place]
        if not found.reference:
            self._wrong(found, place, "", _("It has no number, so a second run could not know it again."))
        elif len(found.reference) > LONGEST_REFERENCE:
            self._wrong(found, place, said[place], _("This is too long for a number."))

    def _read_choices(self, found: Facts, said: list[str]) -> None:
        for place, kind in enumerate(self.plan.fields):
            if not said[place]:
                continue
            if kind in CHOSEN:
                self._choose(found, kind, said[place], self.known.meaning(place, said[place]))
            elif kind == Field.MERP:
                self._read_merp(found, place, said[place])

    def _choose(self, found: Facts, kind: str, value: str, code: str) -> None:
        if code == TAG:
            found.tags.append(value)
        elif kind == Field.REASON:
            found.reason = code
        elif kind == Field.TEAM:
            found.details["team_id"] = int(code)
        else:
            found.details[kind] = int(code) if code.isdigit() else code

    def _read_merp(self, found: Facts, place: int, value: str) -> None:
        harm = merp_of(value)
        if harm is None:
            self._wrong(found, place, value, _("This is no category from A to I."))
            return
        found.details.setdefault("severity_actual", harm[0])
        found.details.setdefault("reach", harm[1])

    def _read_words(self, found: Facts, said: list[str], lines: list) -> None:
        """Short texts; what does not fit stands in the text as a whole."""
        for kind, longest in WORDS.items():
            places = [place for place in self.plan.places(kind) if said[place]]
            words = ", ".join(" ".join(said[place].split()) for place in places)
            if len(words) > longest:
                lines += [(place, said[place]) for place in places]
                words = words[: longest - 1].rstrip() + "…"
            if words:
                found.details[kind] = words

    def _read_lists(self, found: Facts, said: list[str], lines: list) -> None:
        for place in self.plan.places(Field.TAGS):
            found.tags += self._entries(place, said[place], LONGEST_TAG, lines)
        found.tags = list(dict.fromkeys(tag.lower()[:LONGEST_TAG].strip() for tag in found.tags))
        if len(found.tags) > MOST_TAGS:
            lines += [(place, said[place]) for place in self.plan.places(Field.TAGS) if said[place]]
            found.tags = found.tags[:MOST_TAGS]
        for place in self.plan.places(Field.FACTORS):
            for text in self._entries(place, said[place], LONGEST_FACTOR, lines)[:MOST_FACTORS]:
                if text not in {factor["text"] for factor in found.factors}:
                    found.factors.append({"text": text, "level": FactorLevel.PROCESS})

    def _entries(self, place: int, value: str, longest: int, lines: list) -> list[str]:
        """The entries of a list; one that is too long to be one stands in the text."""
        entries = self.instead.entries(place, value)
        if any(len(entry) > longest for entry in entries):
            lines.append((place, value))
        return [entry for entry in entries if len(entry) <= longest]

    def _read_text(self, found: Facts, said: list[str], lines: list) -> None:
        places = [place for place in self.plan.places(Field.TEXT) if said[place]]
        told = [
            said[place] if number == 0 else f"{self.names[place]}: {said[place]}" for number, place in enumerate(places)
        ]
        kept = {**{place: said[place] for place in self.plan.places(Field.LINE) if said[place]}, **dict(lines)}
        below = [f"{self.names[place]}: {kept[place]}" for place in sorted(kept)]
        title = self._title(said)
        is_told = len(" ".join(told).split()) > 1
        whole = [*told] if is_told else self.instead.told(found, said, {*kept})
        whole += ["\n".join(below)] if below else []
        if not told and not whole:
            found.problems.append(Problem("", "", _("Nothing in it says what happened.")))
            return
        text = "\n\n".join(whole)
        if len(text) > LONGEST_TEXT:
            place = places[0] if places else 0
            self._wrong(found, place, said[place], _("This text is too long: more than 50,000 letters."))
        found.details["text"] = text[:LONGEST_TEXT]
        found.details["title"] = title or first_sentence(text.split("\n")[0]) or first_sentence(text)

    def _title(self, said: list[str]) -> str:
        place = self.plan.place(Field.TITLE)
        title = " ".join(said[place].split()) if place is not None else ""
        return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"

    def _wrong(self, found: Facts, place: int, value: str, why: str) -> None:
        found.problems.append(Problem(self.columns[place].name, value, why))

    def without_people(self, cells: list[str]) -> list[str]:
        """The cells as they are kept where a line does not come in: nothing that was to be left out."""
        kinds = self.plan.fields
        return ["" if place < len(kinds) and kinds[place] in DROPPED else cell for place, cell in enumerate(cells)]


def digest_of(columns, cells: list[str]) -> str:
    """By what a line is known again: all that stands in it, whatever the order of the columns."""
    ours = own_columns()
    filled = [
        (column.name.casefold(), cell.strip())
        for column, cell in zip(columns, cells, strict=False)
        if cell.strip() and column.name not in ours
    ]
    return hashlib.sha256("\x1e".join("\x1f".join(pair) for pair in sorted(filled)).encode()).hexdigest()[:32]
