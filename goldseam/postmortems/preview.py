"""What whoever publishes looks at: the copy as its readers will see it, what became of whom, and what is to decide."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.language import guess_language, look
from goldseam.language.redaction import Hint, Known, reidentification_hints
from goldseam.postmortems.choices import Choices, Decision, responder
from goldseam.postmortems.marking import with_marks
from goldseam.postmortems.redacting import Redaction
from goldseam.postmortems.roles import Somebody, people_around
from goldseam.postmortems.showing import shown
from goldseam.postmortems.telling import content_of
from goldseam.postmortems.timing import uncounted_rows

SECRET = {"token", "url_secret", "card", "bank"}
MOST_HINTS = 20
MOST_DOUBTS = 200  # A form has room for so many decisions; the others are decided in the safe way.
KINDS = {
    "person": gettext_lazy("People"),
    "handle": gettext_lazy("Handles"),
    "mail": gettext_lazy("Mail addresses"),
    "phone": gettext_lazy("Telephone numbers"),
    "address": gettext_lazy("Addresses"),
    "account": gettext_lazy("Accounts"),
    "token": gettext_lazy("Passwords and keys"),
    "url_secret": gettext_lazy("Passwords and keys"),
    "ip": gettext_lazy("Machines and networks"),
    "mac": gettext_lazy("Machines and networks"),
    "host": gettext_lazy("Machines and networks"),
    "time": gettext_lazy("Times"),
    "organisation": gettext_lazy("Organisations"),
    "word": gettext_lazy("Your own words"),
}


@dataclass
class Role:
    """Somebody who is named in the account, and as whom readers meet that person."""

    person: Somebody
    role: str
    count: int
    is_kept: bool
    is_lone: bool  # Nobody else has this role: whoever knows the team knows who it was.


@dataclass
class Doubt:
    """Something that may be a name or an address: a person decides."""

    key: str
    was: str
    instead: str
    count: int
    decision: Decision


class Preview:
    """The copy of one account for one audience, as it follows from some choices."""

    def __init__(self, postmortem, choices: Choices):
        self.choices = choices
        self.account = content_of(postmortem)
        self.place = postmortem.event.place
        zone = ZoneInfo(postmortem.organisation.time_zone)
        self.redaction = Redaction(self.account, people_around(postmortem), choices, zone)
        self.content = self.redaction.content
        self.fingerprint = self.redaction.fingerprint

    @property
    def replaced(self) -> list[dict]:
        """What the copy keeps for those who may know: what stood there, what stands there now, who it was."""
        return [self._told(piece, count) for piece, count in self._counted.items()]

    @property
    def html(self) -> str:
        """The page of the copy with its marks: apart from them, exactly what readers get."""
        plain = render_to_string("postmortems/_content.html", shown(self.content))
        marks = render_to_string("postmortems/_content.html", shown(self.redaction.marked))
        return with_marks(marks, plain, self._mark)

    @property
    def roles(self) -> list[Role]:
        counts = Counter(piece.who for piece in self.redaction.pieces if piece.who)
        named = [person for key, person in self.redaction.people.items() if key in counts]
        held = Counter(self._role(person).casefold() for person in named)
        return [
            Role(
                person,
                self._role(person),
                counts[person.key],
                is_kept=person.key in self.choices.kept,
                is_lone=held[self._role(person).casefold()] == 1
                and self._role(person) not in {person.usual, responder()},
            )
            for person in named
        ]

    @property
    def doubts(self) -> list[Doubt]:
        found: dict[str, Doubt] = {}
        for piece in self.redaction.pieces:
            if piece.key:
                doubt = Doubt(piece.key, piece.was, piece.instead, 0, piece.decision or Decision())
                found.setdefault(piece.key, doubt).count += 1
        return list(found.values())[:MOST_DOUBTS]

    @property
    def hints(self) -> list[Hint]:
        """Days and places that together with a role of one person tell who it was, each with wider words."""
        people = [one for one in self.redaction.people.values() if one.key not in self.choices.kept]
        known = [Known(one.name, self._role(one)) for one in people if self._role(one) != one.usual]
        text, language = "\n".join(self.redaction.texts), self.redaction.language
        hints = reidentification_hints(text, known, language=language, places=[self.place])
        return [hint for hint in hints if hint.kind != "role"][:MOST_HINTS]

    @property
    def groups(self) -> dict[str, list[tuple[str, str, int]]]:
        """By kind: what stood there, what stands there now, how often."""
        groups: dict[str, list] = {}
        for piece, count in self._counted.items():
            if not piece.is_left:
                label = str(KINDS["person"] if piece.who else KINDS.get(piece.kind, _("What points to somebody")))
                groups.setdefault(label, []).append((piece.was, piece.now, count))
        return groups

    @property
    def uncounted_rows(self) -> int:
        return uncounted_rows(self.account) if self.choices.counts_times else 0

    @cached_property
    def worth_a_second_look(self) -> list[str]:
        """Words of the copy that may hide a condition or a decision. Names are dealt with elsewhere."""
        texts = [passage.text for passage in self.content.passages]
        texts += [row.text for row in self.content.timeline]
        texts += [words for factor in self.content.factors for words in (factor.text, factor.how)]
        language = guess_language("\n".join(texts))
        marks = [mark for text in texts for mark in look(text, language, markdown=True)]
        return [mark.text for mark in marks if mark.rule != "name"]

    @cached_property
    def _counted(self) -> Counter:
        return Counter(self.redaction.pieces)

    def _role(self, person: Somebody) -> str:
        """What would stand there if the name were not kept."""
        return self.choices.roles.get(person.key, person.role)

    def _mark(self, place: int) -> tuple[str, str]:
        piece = self.redaction.pieces[place]
        kind = "replaced replaced--left" if piece.is_left else "replaced replaced--doubt" if piece.key else "replaced"
        return kind, _("stays as it is") if piece.is_left else piece.was

    def _told(self, piece, count: int) -> dict:
        # A secret is of use to nobody who looks up a role, so there is no second place for it.
        was = "" if piece.kind in SECRET else piece.was
        told = {"kind": piece.kind, "was": was, "now": piece.now, "count": count}
        if piece.who:
            told |= {"who": piece.who, "role": self._role(self.redaction.people[piece.who]), "left": piece.is_left}
        if piece.key and piece.decision:
            told |= {"key": piece.key, "decision": [piece.decision.how, piece.decision.word]}
        return told
