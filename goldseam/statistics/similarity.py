"""How alike two events are, and in what: “seen before?” gives its reasons.

Shares lie between 0 (nothing in common) and 1 (the same). Source: section 12 of the domain's statistics; what is not
defined there is said so. Nothing here reads a database: bags can be made and kept beforehand.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

SUGGEST_FROM = 0.4  # on tags, codes of factors and layers together; a person confirms
SHORTEST_WORD = 3
_WORD = re.compile(r"(?<![^\W_])(?!v\d)[^\W\d_][^\W_]*+(?:-[^\W_]++)*+")  # neither “15min” nor “v12”
# Words that every account has. A word that most of them have weighs little anyway.
_EVERYDAY = frozenset(
    """the and for that this with was were are has had have not but from they she him her his our you all any can did
    into its than then them there their when where which while who why how what will would could should been before
    after over der die das den dem des ein eine einen einem einer und oder nicht mit von fur auf aus bei nach vor war
    waren hat hatte wurde wurden ist sind sich als auch wie dass weil wenn dann noch nur schon uber unter durch
    """.split()  # noqa: SIM905
)

Key = TypeVar("Key", bound=Hashable)
Label = tuple[str, str]  # its kind, such as “tag”, “factor”, “layer”, “place”, and the thing itself


class Reason(NamedTuple):
    """Something that both have. `share` is its part of all that makes them alike; the shares add up to 1."""

    kind: str
    what: str
    share: float


@dataclass(frozen=True)
class Bag:
    """What is compared of an event: its labels, and how often each word stands in its text."""

    labels: frozenset[Label] = frozenset()
    words: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str = "", **labels: Iterable[str]) -> "Bag":
        """`Bag.of("The certificate expired", tag=["tls"], factor=["change control"], layer=["alarm"])`"""
        found = frozenset((kind, what) for kind, things in labels.items() for what in things if what)
        return cls(found, tokens(text))


class Weights(dict[Hashable, float]):
    """How much a label or a word says: few of the `total` events have it, by `counts`. What none has says most.

    ln((N + 1) / (df + 1)) + 1
    """

    def __init__(self, total: int, counts: Mapping[Hashable, int]):
        super().__init__()
        self.total, self.counts = total, counts

    @classmethod
    def among(cls, bags: Iterable[Bag]) -> "Weights":
        counts: Counter[Hashable] = Counter()
        total = 0
        for bag in bags:
            total += 1
            counts.update(bag.labels)
            counts.update(bag.words.keys())
        return cls(total, counts)

    def __missing__(self, thing: Hashable) -> float:
        weight = self[thing] = math.log((self.total + 1) / (self.counts.get(thing, 0) + 1)) + 1
        return weight


class Match(NamedTuple):
    """How alike two events are in their labels and in their words, and why, the weightiest reason first."""

    labels: float
    words: float
    reasons: list[Reason]

    @property
    def strength(self) -> float:
        """By which matches are put in order. Ours: the domain defines no mixture of labels and words."""
        return max(self.labels, self.words)


def tokens(text: str) -> dict[str, int]:
    """The words of a text that tell events apart, without accents and plural s, and how often each is there."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    words = (_singular(word) for word in _WORD.findall(plain) if len(word) >= SHORTEST_WORD)
    return dict(Counter(word for word in words if word not in _EVERYDAY))


def similarity(a: Bag, b: Bag, weights: Weights) -> Match:
    """Labels by weighted Jaccard, words by the cosine of their counts times their rarity."""
    by_label, by_word = weighted_jaccard(a.labels, b.labels, weights), _alike_in_words(a, b, weights)
    labels = {label: weights[label] for label in a.labels & b.labels}
    words = {word: a.words[word] * b.words[word] * weights[word] ** 2 for word in a.words.keys() & b.words.keys()}
    parts = [(*label, by_label * _share(weight, sum(labels.values()))) for label, weight in labels.items()]
    parts += [("word", word, by_word * _share(weight, sum(words.values()))) for word, weight in words.items()]
    reasons = [Reason(kind, what, _share(part, by_label + by_word)) for kind, what, part in parts]
    return Match(by_label, by_word, sorted(reasons, key=lambda reason: (-reason.share, reason.kind, reason.what)))


def rank(bag: Bag, candidates: Mapping[Key, Bag], weights: Weights | None = None, most: int = 5) -> dict[Key, Match]:
    """The candidates that share something, most alike first. Without weights, what is rare is so among them."""
    known = Weights.among(candidates.values()) if weights is None else weights
    strengths = {
        key: max(weighted_jaccard(bag.labels, other.labels, known), _alike_in_words(bag, other, known))
        for key, other in candidates.items()
    }
    best = sorted((key for key in candidates if strengths[key]), key=lambda key: -strengths[key])[:most]
    return {key: similarity(bag, candidates[key], known) for key in best}


def jaccard(a: Set, b: Set) -> float:
    """|A ∩ B| / |A ∪ B|; 0 where both are empty, for nothing is no likeness."""
    return _share(len(a & b), len(a | b))


def binary_cosine(a: Set, b: Set) -> float:
    """|A ∩ B| / √(|A| |B|). One of the three shares of section 12, held against its vector; pages weigh by rarity."""
    return _share(len(a & b), math.sqrt(len(a) * len(b)))


def overlap(a: Set, b: Set) -> float:
    """|A ∩ B| / the size of the smaller one."""
    return _share(len(a & b), min(len(a), len(b)))


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Of two counts of the same things."""
    return _share(sum(a[thing] * b[thing] for thing in a.keys() & b.keys()), _length(a) * _length(b))


def weighted_jaccard(a: Set, b: Set, weights: Weights) -> float:
    """Jaccard in which each thing counts by how rare it is."""
    return _share(sum(weights[thing] for thing in a & b), sum(weights[thing] for thing in a | b))


def _alike_in_words(a: Bag, b: Bag, weights: Weights) -> float:
    shared = a.words.keys() & b.words.keys()
    if not shared:
        return 0.0
    inner = sum(a.words[word] * b.words[word] * weights[word] ** 2 for word in shared)
    return _share(inner, _length(_weighed(a, weights)) * _length(_weighed(b, weights)))


def _weighed(bag: Bag, weights: Weights) -> dict[str, float]:
    return {word: count * weights[word] for word, count in bag.words.items()}


def _length(counts: Mapping[str, float]) -> float:
    return math.sqrt(sum(count * count for count in counts.values()))


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole else 0.0


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > SHORTEST_WORD and word[-2] not in "sui" else word
