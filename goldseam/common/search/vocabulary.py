"""How common words are: counted in the newest texts of a scope, now and then.

The count decides how much a word tells, never what is shown or how many there are. A sample is enough for that.
"""

import time
from collections import Counter, OrderedDict
from collections.abc import Hashable
from threading import Lock

from goldseam.common.models import Entry
from goldseam.common.search.asking import stands_in
from goldseam.statistics.similarity import Weights

SAMPLE = 2_000
PROBED = 500
RARE = 0.02
STAYS = 600  # Seconds.
MOST_SCOPES = 200

_known: "OrderedDict[str, Vocabulary]" = OrderedDict()
_lock = Lock()


class Vocabulary:
    """The words of the newest texts, each with the number of texts that it stands in."""

    def __init__(self, texts: list[str]):
        self.counts: Counter[Hashable] = Counter(word for text in texts for word in text.split())
        self.size = len(texts)
        self.weights = Weights(self.size, self.counts)
        self.newest = [f" {text} " for text in texts[:PROBED]]
        self.made_at = time.monotonic()

    @property
    def is_of_many(self) -> bool:
        return self.size == SAMPLE

    @property
    def is_old(self) -> bool:
        """A small collection changes with each text, and is counted quickly."""
        return time.monotonic() - self.made_at > STAYS * (self.size / SAMPLE) ** 2

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer, the more."""
        return self.weights[word]

    def total(self, words) -> float:
        return sum([self.weights[word] for word in words])

    def share(self, word: str) -> float:
        return self.counts[word] / self.size if self.size else 0.0

    def is_rare(self, asked) -> bool:
        """Whether few of the newest texts answer."""
        return sum(stands_in(asked, text) for text in self.newest) < RARE * PROBED

    def beginning_with(self, start: str) -> list[str]:
        """Words that begin so."""
        return [word for word in map(str, self.counts) if word.startswith(start)]


def vocabulary(scope: str) -> Vocabulary:
    with _lock:
        known = _known.get(scope)
    if known is None or known.is_old:
        newest = Entry.objects.filter(scope=scope).order_by("-pk").values_list("words", flat=True)[:SAMPLE]
        known = Vocabulary(list(newest))
        with _lock:
            _known[scope] = known
            while len(_known) > MOST_SCOPES:
                _known.popitem(last=False)
    return known
