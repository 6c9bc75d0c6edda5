"""Finding in the library: published cards, which everybody who reads in the organisation may read.

Without a question the newest wins and nulls stand beside one another. With one, the search is asked for cards alone,
and what it found is looked up among those that are published still.
"""

from functools import cached_property

from django.db.models import Exists, OuterRef

from goldseam.common.prepared import padded, prepared
from goldseam.common.search import find, said, token
from goldseam.events.models.finding import COUNTED
from goldseam.experiments.library.filters import address_of
from goldseam.experiments.library.outcomes import GROUPS, NULL, TRIED, group_of, verdicts_of
from goldseam.experiments.library.rows import rows_of
from goldseam.experiments.models import Publication, Study
from goldseam.experiments.searching import CARD

PAGE = 20
SIDE = 6  # Cards on each side, where nothing is asked for.
LOOKED_AT = COUNTED + 100  # The newest, which are put in order; a few of them may have been withdrawn.


class Library:
    """One page of the cards of an organisation; `asked` is what `LibraryFilters.of` understood."""

    def __init__(self, organisation, asked: dict):
        self.organisation, self.asked = organisation, asked
        self.words = asked.get("q", "")
        self.page = asked.get("page", 1)
        self.query = address_of(asked)

    @property
    def is_asked(self) -> bool:
        return bool(self.query)

    @property
    def says_nothing(self) -> bool:
        """Words that stand in every text, such as “the”, are not looked for."""
        return bool(self.words) and not said(self.words)

    @property
    def count(self) -> int:
        return min(len(self.keys), COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return len(self.keys) > COUNTED

    @property
    def has_any(self) -> bool:
        return any(side.rows for side in self.sides)

    @cached_property
    def sides(self) -> list["Side"]:
        """The newest wins and the newest nulls; apart from them, what claims no effect, where there is any."""
        found = {group: _newest(self.organisation.pk, verdicts_of(group)) for group, _label in GROUPS}
        rows = {row.key: row for row in rows_of([key for keys in found.values() for key in keys[:SIDE]])}
        return [Side(group, keys, rows) for group, keys in found.items() if keys or group != TRIED]

    @cached_property
    def rows(self) -> list:
        return rows_of(self.keys[(self.page - 1) * PAGE : self.page * PAGE])

    @property
    def newer(self) -> str | None:
        """The query part of the address of the page before."""
        return address_of(self.asked, page=self.page - 1 if self.page > 2 else 0) if self.page > 1 else None

    @property
    def older(self) -> str | None:
        is_last = len(self.keys) <= self.page * PAGE or self.page * PAGE >= COUNTED
        return None if is_last else address_of(self.asked, page=self.page + 1)

    @cached_property
    def keys(self) -> list[int]:
        """What was found, in order."""
        if self.says_nothing:
            return []
        hits = find(self.organisation.pk, self.words, self._marks, kinds=[CARD], limit=LOOKED_AT)
        there = dict(published(self.organisation.pk, padded([hit.key for hit in hits])))
        return self._in_order([hit.key for hit in hits if hit.key in there], there)

    def _in_order(self, keys: list[int], verdicts: dict[int, str]) -> list[int]:
        if self.asked.get("sort") == "oldest":
            return sorted(keys)
        if self.asked.get("sort") == "nulls":
            return sorted(keys, key=lambda key: group_of(verdicts[key]) != NULL)
        return keys

    @property
    def _marks(self):
        """One mark, or several of which one will do, for everything that is asked besides words."""
        if "result" in self.asked:
            yield [token("verdict", verdict) for verdict in verdicts_of(self.asked["result"])]
        for name in ("decision", "scale", "team"):
            if name in self.asked:
                yield token(name, self.asked[name])


class Side:
    """The newest wins, or the newest nulls, and how many there are."""

    def __init__(self, group: str, keys: list[int], rows: dict):
        self.group, self.label = group, dict(GROUPS)[group]
        self.rows = [rows[key] for key in keys if key in rows]
        self.count, self.is_more = min(len(keys), COUNTED), len(keys) > COUNTED

    @property
    def has_others(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.rows)


@prepared
def _newest(organisation: int, verdicts: list[str]):
    """Read from the newest card on: nothing in it makes a database put all of them in order first.

    What few come to would be looked for among all cards; a single verdict is read from the newest of its results on.
    """
    if len(verdicts) == 1:
        cards = Publication.objects.filter(cycle=OuterRef("cycle"), cycle__organisation=organisation)
        alone = Study.objects.filter(Exists(cards), verdict=verdicts[0]).order_by("-cycle")
        return alone.values_list("cycle", flat=True)[: COUNTED + 1]
    of_kind = Study.objects.filter(cycle=OuterRef("cycle"), cycle__organisation=organisation, verdict__in=verdicts)
    return Publication.objects.filter(Exists(of_kind)).order_by("-cycle").values_list("cycle", flat=True)[: COUNTED + 1]


@prepared
def published(organisation: int, keys: list[int]):
    """What is published still, with what it came to."""
    found = Publication.objects.filter(cycle__organisation=organisation, cycle__in=keys)
    return found.values_list("cycle", "cycle__studied__verdict")
