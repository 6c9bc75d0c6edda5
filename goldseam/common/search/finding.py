"""Finding: hits for words and filters, best first. What of them a person may see is decided by `among`."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from goldseam.common.models import Entry
from goldseam.common.search.asking import All, Any, Word, two_of
from goldseam.common.search.kinds import KINDS, Searchable
from goldseam.common.search.texts import texts
from goldseam.common.search.vocabulary import Vocabulary, vocabulary
from goldseam.common.search.words import said

NO_BOUND = 2**63 - 1
NEWEST = 2_000  # Only the newest hits are put in order; who looks for more says more.
MOST_ASKED = 12  # Words of a question.
COMMON = 0.01
MOST_ENDINGS = 30
SHORTEST_BEGINNING = 2


class Hit(NamedTuple):
    """A thing that was found; `score` is the share of what was asked for that stands in its title."""

    kind: str
    key: int
    score: float


def find(
    organisation: int,
    words: str,
    filters: Iterable[str | Iterable[str]] = (),
    kinds: Iterable[str] = ("event",),
    limit: int = NEWEST,
    before: int | None = None,
) -> list[Hit]:
    """Things in which all the words stand, the last of them perhaps unfinished; titles first, then newest first.

    A filter is a token, or several of which one has to apply. `before` is the key of a thing: only older ones then.
    Without words, or with words that say nothing, the newest to which the filters apply.
    """
    stems = list(said(words))[:MOST_ASKED]
    is_open = not words.endswith(" ")
    found: list[Hit] = []
    for kind in (KINDS[name] for name in kinds):
        known = vocabulary(kind.scope(organisation))
        asked = All((*_filters(filters), *_words(stems, known, is_open)))
        score = _scorer(stems, known, is_open)
        found += [Hit(kind.name, key, score(title)) for key, title in _newest(kind, organisation, asked, before, limit)]
    return sorted(found, key=lambda hit: -hit.score)


def find_any(organisation: int, stems: list[str], filters=(), kind: str = "event", limit: int = 200) -> list[int]:
    """Keys of the newest things that share two of these words, or the one, where there is only one."""
    if not stems:
        return []
    asked = All((*_filters(filters), two_of(stems)))
    return [key for key, _title in _newest(KINDS[kind], organisation, asked, None, limit)]


def among(keys: list[int], visible) -> list[int]:
    """Those keys that are in the queryset of what a person may see; in their order."""
    seen = set(visible.filter(pk__in=texts().listed(keys)).values_list("pk", flat=True)) if keys else set()
    return [key for key in keys if key in seen]


def _newest(kind: Searchable, organisation: int, asked: All, before: int | None, limit: int) -> list[tuple[int, str]]:
    """Keys and titles of the newest things that answer."""
    scope, bound = kind.scope(organisation), kind.entry(before) if before else NO_BOUND
    if asked.parts:
        entries = texts().newest(scope, asked, bound, limit)
    else:
        here = Entry.objects.filter(scope=scope, pk__lt=bound).order_by("-pk")
        entries = list(here.values_list("pk", "title")[:limit])
    return [(kind.key(entry), title) for entry, title in entries]


def _filters(filters) -> list:
    return [Word(one) if isinstance(one, str) else Any(tuple(map(Word, one))) for one in filters]


def _words(stems: list[str], known: Vocabulary, is_open: bool) -> list:
    asked: list = [Word(stem) for stem in stems]
    if stems and is_open and len(stems[-1]) >= SHORTEST_BEGINNING:
        asked[-1] = _beginning(stems[-1], known)
    return asked


def _beginning(start: str, known: Vocabulary) -> Any:
    """Words that begin so. All of them where they are few; among very many texts the common ones are found sooner."""
    endings = sorted(known.beginning_with(start), key=known.share, reverse=True)
    if not known.is_of_many or sum(map(known.share, endings)) < COMMON:
        return Any((Word(start, is_beginning=True), *_shorter(start)))
    return Any((Word(start), *map(Word, endings[:MOST_ENDINGS]), *_shorter(start)))


def _shorter(start: str) -> list[Word]:
    """Stems that a half-typed word may have outgrown: “certificat” is on its way to a word whose stem is “certif”."""
    return [Word(start[:length]) for length in range(max(4, len(start) - 5), len(start))]


def _scorer(stems: list[str], known: Vocabulary, is_open: bool) -> Callable[[str], float]:
    """Says of a title how much of the words stands in it; rare words count more."""
    if not stems:
        return lambda title: 0.0
    weights = {stem: known.weight(stem) for stem in stems}
    whole = sum(weights.values()) or 1.0
    last = f" {stems[-1]}" if stems and is_open else None

    def score(title: str) -> float:
        stands = sum([weights[word] for word in title.split() if word in weights])
        if last and last in f" {title}" and stems[-1] not in title.split():
            stands += weights[stems[-1]]
        return round(stands / whole, 3)

    return score
