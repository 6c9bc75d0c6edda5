"""Experiments among what a search found: the worksheets that a person may see, and the cards of all others."""

from functools import cached_property

from goldseam.common.prepared import padded
from goldseam.common.search import find, said
from goldseam.experiments.library.finding import published
from goldseam.experiments.library.rows import rows_of, worksheet_rows
from goldseam.experiments.library.tried_before import sights
from goldseam.experiments.searching import CARD, WORKSHEET

SHOWN = 5
LOOKED_AT = 100  # The newest.


class Searched:
    """The best few for these words; `cards` is how many cards the library has for them."""

    def __init__(self, organisation, person, words: str):
        self.organisation, self.person, self.words = organisation, person, words

    @property
    def is_asked(self) -> bool:
        """Whoever only reports sees neither; words that stand in every text are not looked for."""
        return self.organisation.pk in self.person.sight.reads and bool(said(self.words))

    @cached_property
    def rows(self) -> list:
        """Worksheets first: whoever sees one finds more there than on its card."""
        if not self.is_asked:
            return []
        own = worksheet_rows(self.person, self._hits(WORKSHEET, [sights(self.person, self.organisation.pk)])[:SHOWN])
        seen = {row.key for row in own}
        return [*own, *rows_of([key for key in self._cards if key not in seen])][:SHOWN]

    @property
    def cards(self) -> int:
        return len(self._cards)

    @property
    def is_more(self) -> bool:
        """Whether there may be more cards than were looked at."""
        return self.cards >= LOOKED_AT

    @cached_property
    def _cards(self) -> list[int]:
        keys = self._hits(CARD, [])
        there = dict(published(self.organisation.pk, padded(keys)))
        return [key for key in keys if key in there]

    def _hits(self, kind: str, filters: list) -> list[int]:
        return [hit.key for hit in find(self.organisation.pk, self.words, filters, kinds=[kind], limit=LOOKED_AT)]
