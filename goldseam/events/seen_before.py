"""Seen before? Earlier events that are like one that is being written down, each with the reason why it matches.

Only events that the person may see are looked at, so no reason and no number tells of others. What is alike is decided
by words, and by tags, conditions and layers; whether it is the same again, a person says.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.common import search
from goldseam.common.models import Entry
from goldseam.common.prepared import prepared
from goldseam.common.search import token
from goldseam.common.search.kinds import KINDS
from goldseam.common.search.texts import texts
from goldseam.common.search.vocabulary import Vocabulary, vocabulary
from goldseam.common.search.words import fold
from goldseam.events import threads
from goldseam.events.factor_codes import label
from goldseam.events.likeness import Account, Compared, compared, marks_in
from goldseam.events.models import Event, Layer, Recurrence, Tag
from goldseam.events.searching import documents, seen_by
from goldseam.statistics.similarity import SUGGEST_FROM

SHOWN = 3
WORDS_ASKED = 6
WORDS_NAMED = 4
CANDIDATES = 200


@dataclass(frozen=True)
class Match:
    """An earlier event: how alike it is, which words and marks both have, and what was changed because of it."""

    event: Event
    score: float
    reasons: list[str]
    changes: list

    @property
    def mark(self):
        """Its small seam."""
        return threads.mark(self.event)


def like_text(organisation, person, text: str, place: str = "", tags=()) -> list[Match]:
    """Events like one that somebody is writing down. Nothing of the text is kept."""
    marks = organisation.tags.filter(name__in=tags).values_list("pk", flat=True) if tags else []
    account = Account.of(text, place, [token("tag", tag) for tag in marks])
    return _matches(account, organisation, person, lambda key: True)


def like_event(event, person) -> list[Match]:
    """Earlier events like this one that nobody has linked to it yet."""
    linked = set(Recurrence.objects.filter(event=event).values_list("earlier", flat=True))
    marks = frozenset().union(*(marks_in(document.tokens) for document in documents([event.pk])))
    account = Account.of(f"{event.title} {event.text}", event.place, marks)
    return _matches(account, event.organisation, person, lambda key: key < event.pk and key not in linked)


def _matches(account: Account, organisation, person, may_be: Callable[[int], bool]) -> list[Match]:
    """The best matches among the newest candidates."""
    kind = KINDS["event"]
    known = vocabulary(kind.scope(organisation.pk))
    telling = sorted(account.words, key=known.weight, reverse=True)[:WORDS_ASKED]
    keys = [key for key in seen_by(person, organisation, _candidates(organisation, telling, account)) if may_be(key)]
    entries = Entry.objects.filter(pk__in=texts().listed([kind.entry(key) for key in keys])).values_list("pk", "words")
    alike = sorted((compared(account, kind.key(pk), words, known) for pk, words in entries), reverse=True)
    return _told([one for one in alike if one.score >= SUGGEST_FROM][:SHOWN], account, person, known)


def _candidates(organisation, telling: list[str], account: Account):
    """Asks for the newest events that share two telling words, and for those that share a mark."""

    def ask(filters) -> list[int]:
        by_words = search.find_any(organisation.pk, telling, filters, limit=CANDIDATES)
        if not account.marks:
            return by_words
        with_mark = search.find(organisation.pk, "", [*filters, sorted(account.marks)], limit=CANDIDATES)
        return list(dict.fromkeys([*by_words, *(hit.key for hit in with_mark)]))

    return ask


def _told(alike: list[Compared], account: Account, person, known: Vocabulary) -> list[Match]:
    """The matches with what is shown of them."""
    keys = [one.key for one in alike]
    events = {event.pk: event for event in _shown(keys)} if keys else {}
    changes = threads.changes_of(person, keys) if keys else {}
    names = _names(mark for one in alike for mark in one.marks)
    return [
        Match(events[one.key], one.score, _reasons(one, events[one.key], account, names, known), changes[one.key])
        for one in alike
        if one.key in events
    ]


@prepared
def _shown(keys: list[int]):
    return threads.with_thread(Event.objects.filter(pk__in=keys))


def _reasons(one: Compared, event, account: Account, names: dict[str, str], known: Vocabulary) -> list[str]:
    shared = [word for word in account.words if word in one.words]
    telling = sorted(shared, key=known.weight, reverse=True)[:WORDS_NAMED]
    reasons = [_("both mention %(words)s") % {"words": ", ".join(account.words.words(telling))}] if telling else []
    if account.place and fold(event.place) == account.place:
        reasons.append(_("same place"))
    return reasons + sorted(names[mark] for mark in one.marks if mark in names)


def _names(marks) -> dict[str, str]:
    """What marks are called."""
    keys: dict[str, set] = {"tag": set(), "factor": set(), "layer": set()}
    for mark in marks:
        _empty, of, key = mark.split(":")
        keys[of].add(key)
    tags, layers = Tag.objects.filter(pk__in=keys["tag"]), Layer.objects.filter(pk__in=keys["layer"])
    names = {token("tag", tag.pk): _("tag %(name)s") % {"name": tag} for tag in tags}
    names |= {token("factor", code): _("condition: %(name)s") % {"name": label(code)} for code in keys["factor"]}
    return names | {token("layer", layer.pk): _("hole in %(name)s") % {"name": layer} for layer in layers}
