"""Groups that cards suggest by their words. A help for the first minute; what belongs together, people decide."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from goldseam.common.search import Said, said
from goldseam.statistics.similarity import Weights

ALIKE = 0.2  # Of the words of both, the rare ones counting more. Cards are short, and say things in their own words.
MOST_WITH_A_WORD = 40  # A word that more cards have tells little, and would compare everything with everything.
SHOWN = 8


class Group(NamedTuple):
    """Cards that say nearly the same, and the words that they share, as a first name."""

    title: str
    cards: tuple


def groups_of(cards: Iterable) -> list[Group]:
    """The largest first. Cards that are alone in what they say are in none."""
    return _groups(tuple((card.pk, card.text) for card in cards))


def still_alone(groups: Sequence[Group], alone: Iterable) -> list[Group]:
    """What of the groups nobody has put anywhere yet. They do not change while people move cards about."""
    loose = {card.pk: card for card in alone}
    left = [Group(group.title, tuple(loose[pk] for pk in group.cards if pk in loose)) for group in groups]
    return [group for group in left if len(group.cards) > 1][:SHOWN]


def name_for(texts: Sequence[str]) -> str:
    """A first name for cards that were put together: the words that most of them have, else what the first one says."""
    words: dict[object, Said] = {place: said(text) for place, text in enumerate(texts)}
    counts: Counter[Hashable] = Counter(word for of_card in words.values() for word in of_card)
    if max(counts.values(), default=1) == 1:
        return texts[0]
    return _title(list(words), words, Weights(len(texts), counts))


@lru_cache(maxsize=64)
def _groups(cards: tuple[tuple, ...]) -> list[Group]:
    words = {pk: said(text) for pk, text in cards}
    with_word = _by_word(words)
    weights = Weights(len(words), {word: len(found) for word, found in with_word.items()})
    together = _together(words, with_word, weights)
    return sorted(
        (Group(_title(group, words, weights), tuple(group)) for group in together),
        key=lambda group: -len(group.cards),
    )


def _by_word(words: dict) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for pk, of_card in words.items():
        for word in of_card:
            found[word].append(pk)
    return found


def _together(words: dict, with_word: dict[str, list], weights: Weights) -> list[list]:
    """Average linkage would need every pair; here the closest pairs come first, and a card joins where it is alike to
    half of the group or more, so that no chain of likenesses ties strangers together."""
    alike = _alike(words, with_word, weights)
    group_of: dict = {pk: [pk] for pk in words}
    for pair in sorted(alike, key=lambda pair: -alike[pair]):
        one, other = (group_of[pk] for pk in pair)
        if one is not other and _are_close(one, other, alike):
            one += other
            group_of.update(dict.fromkeys(other, one))
    return [group for pk, group in group_of.items() if group[0] == pk and len(group) > 1]


def _alike(words: dict, with_word: dict[str, list], weights: Weights) -> dict[tuple, float]:
    """Weighted Jaccard of all pairs at once, by walking from word to word: most pairs share none."""
    totals = {pk: sum(weights[word] for word in of_card) for pk, of_card in words.items()}
    shared: dict[tuple, float] = defaultdict(float)
    for word, found in with_word.items():
        for pair in combinations(found, 2) if len(found) <= MOST_WITH_A_WORD else ():
            shared[pair] += weights[word]
    alike = {(a, b): part / (totals[a] + totals[b] - part) for (a, b), part in shared.items()}
    return {pair: share for pair, share in alike.items() if share >= ALIKE}


def _are_close(one: list, other: list, alike: dict[tuple, float]) -> bool:
    close = sum((a, b) in alike or (b, a) in alike for a in one for b in other)
    return 2 * close >= len(one) * len(other)


def _title(group: list, words: dict[object, Said], weights: Weights) -> str:
    """The two words that most of the group have, the rarer first, as they were written."""
    counts = Counter(word for pk in group for word in words[pk])
    shared = [word for word, count in counts.items() if 2 * count > len(group)] or [counts.most_common(1)[0][0]]
    best = sorted(shared, key=lambda word: -counts[word] * weights[word])[:2]
    written = [next(words[pk][word] for pk in group if word in words[pk]) for word in best]
    return ", ".join(written).capitalize()
