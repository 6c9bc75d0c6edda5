"""Has this been tried? Experiments like one that is being planned: published cards, and worksheets one may see.

Nulls come first: what did not come elsewhere saves most. What is alike is decided by words; whether it is the same, a
person says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.common import search
from goldseam.common.models import Entry
from goldseam.common.prepared import padded, prepared
from goldseam.common.search.kinds import KINDS
from goldseam.common.search.texts import texts
from goldseam.common.search.vocabulary import Vocabulary, vocabulary
from goldseam.events.likeness import Account, compared
from goldseam.experiments.choices import Outcome
from goldseam.experiments.library.finding import published
from goldseam.experiments.library.rows import Row, rows_of, worksheet_rows
from goldseam.experiments.models import Cycle
from goldseam.experiments.searching import CARD, WORKSHEET, kept_to
from goldseam.people.models import Team
from goldseam.statistics.similarity import SUGGEST_FROM

SHOWN = 5
WORDS_ASKED = 6
WORDS_NAMED = 4
CANDIDATES = 100  # Of each kind, which are as many texts as “seen before?” compares.


@dataclass(frozen=True)
class Alike:
    """An experiment that shares words with what is planned, how much of them, and how much words tell there."""

    key: int
    kind: str
    score: float
    shared: frozenset[str]
    known: Vocabulary

    def words_of(self, account: Account) -> tuple[str, ...]:
        """The shared words that tell most, as they were written."""
        telling = sorted(self.shared, key=self.known.weight, reverse=True)[:WORDS_NAMED]
        return tuple(account.words.words(telling))


@dataclass(frozen=True)
class Tried:
    """An experiment that somebody did or is doing, and which words both have."""

    row: Row
    score: float
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        return _("both mention %(words)s") % {"words": ", ".join(self.words)}


def tried_before(organisation, person, text: str, besides: Iterable[int] = ()) -> list[Tried]:
    """Experiments like what somebody is planning, nulls first; `besides` are left out. Nothing of the text is kept."""
    account, left_out = Account.of(text, "", ()), {*besides}
    if not account.words or organisation.pk not in person.sight.reads:
        return []
    cards, worksheets = _cards(account, organisation), _worksheets(account, organisation, person)
    found = {one.key: one for one in [*worksheets, *cards] if one.key not in left_out}  # A card rather than that.
    verdicts = worksheets | cards
    best = sorted(found.values(), key=lambda one: (_rank(verdicts[one]), -one.score, -one.key))[:SHOWN]
    return _told(best, account, person)


def for_cycle(cycle, person) -> list[Tried]:
    """What is like a cycle in its plan. Those of its own ramp are known to whoever plans it."""
    plan = cycle.plan
    text = " ".join([cycle.title, plan.idea, plan.condition, plan.expected])
    ramp = Cycle.objects.of_ramp(cycle.first_of_ramp).values_list("pk", flat=True)
    return tried_before(cycle.organisation, person, text, besides=ramp)


def _rank(verdict: str | None) -> int:
    """Those that ended without the effect come first, then those with it, then what is under way."""
    if verdict is None:
        return 2
    return 0 if Outcome(verdict).is_null else 1


def _cards(account: Account, organisation) -> dict[Alike, str]:
    """Cards that are published still, with what came out."""
    found = _alike(CARD, account, organisation.pk, [])
    verdicts = dict(published(organisation.pk, padded([one.key for one in found])))
    return {one: verdicts[one.key] for one in found if one.key in verdicts}


def _worksheets(account: Account, organisation, person) -> dict[Alike, str | None]:
    """Worksheets that the person may see, with what came out so far."""
    found = _alike(WORKSHEET, account, organisation.pk, [sights(person, organisation.pk)])
    verdicts = dict(_seen(person, organisation.pk, padded([one.key for one in found])))
    return {one: verdicts[one.key] for one in found if one.key in verdicts}


@prepared
def _seen(person, organisation: int, keys: list[int]):
    visible = Cycle.objects.visible_to(person).filter(organisation=organisation, pk__in=keys)
    return visible.values_list("pk", "studied__verdict")


def _alike(name: str, account: Account, organisation: int, filters: list) -> list[Alike]:
    """The newest of a kind that share enough words."""
    kind = KINDS[name]
    known = vocabulary(kind.scope(organisation))
    telling = sorted(account.words, key=known.weight, reverse=True)[:WORDS_ASKED]
    keys = search.find_any(organisation, telling, filters, kind=name, limit=CANDIDATES)
    entries = Entry.objects.filter(pk__in=texts().listed([kind.entry(key) for key in keys])).values_list("pk", "words")
    return [*_enough(name, account, entries, known)]


def _enough(name: str, account: Account, entries, known) -> Iterator[Alike]:
    for pk, words in entries:
        one = compared(account, KINDS[name].key(pk), words, known)
        if one.score >= SUGGEST_FROM:
            yield Alike(one.key, name, one.score, one.words, known)


def _told(best: list[Alike], account: Account, person) -> list[Tried]:
    """These with what is shown of them."""
    rows = rows_of([one.key for one in best if one.kind == CARD])
    rows += worksheet_rows(person, [one.key for one in best if one.kind == WORKSHEET])
    by_key = {row.key: row for row in rows}
    return [Tried(by_key[one.key], one.score, one.words_of(account)) for one in best if one.key in by_key]


def sights(person, organisation: int) -> list[str]:
    """Marks of which whatever this person sees has one."""
    teams = _teams(organisation) if organisation in person.sight.oversees else sorted(person.sight.teams)
    return [kept_to(None), *map(kept_to, teams)]


@prepared
def _teams(organisation: int):
    return Team.objects.filter(organisation=organisation).order_by("pk").values_list("pk", flat=True)
