"""Finding in the library: the accounts and copies that a person may read and that fit what is asked.

Without a question all of them stand there, newest first. With one, the search is asked: for accounts by their marks and
words, and for copies of accounts that this person does not see by those of the copy. What is found is then looked up
among what the person may read, so that nothing unseen is shown or counted.
"""

from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.common.prepared import padded, prepared
from goldseam.common.search import among, find, said
from goldseam.events.models.finding import COUNTED
from goldseam.postmortems.asking import kept_from, marks_of, seen_by
from goldseam.postmortems.library_filters import address_of, days_of
from goldseam.postmortems.library_rows import rows_of
from goldseam.postmortems.models import Postmortem, Publication
from goldseam.postmortems.searching import ACCOUNT, COPY, began

PAGE = 20
LOOKED_AT = COUNTED + 100  # The newest, which are put in order; a few of them may be of no account.


class Library:
    """One page of what this person reads here; `asked` is what `LibraryFilters.of` understood."""

    def __init__(self, organisation, person, asked: dict):
        self.organisation, self.person, self.asked = organisation, person, asked
        self.words = asked.get("q", "")
        self.before = None if self.words else asked.get("before")
        self.page = asked.get("page", 1) if self.words else 1
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
    def is_first(self) -> bool:
        return self.before is None and self.page == 1

    @cached_property
    def rows(self) -> list:
        return rows_of(self.person, self._on_page)

    @property
    def newer(self) -> str:
        """The query part of the address of the page before. Pages that go by keys lead back to the first."""
        return address_of(self.asked, **({"page": self.page - 1} if self.page > 2 else {}))

    @property
    def older(self) -> str | None:
        if len(self.keys) <= self.page * PAGE or self.page * PAGE >= COUNTED:
            return None
        return address_of(self.asked, **({"page": self.page + 1} if self.words else {"before": self._on_page[-1]}))

    @cached_property
    def keys(self) -> list[int]:
        """What was found, in order: all that are counted, or, further back, this page and one more."""
        if self.says_nothing:
            return []
        if not self.is_asked:
            return _newest(self.person, self.organisation.pk, self.before)
        accounts = self._hits(ACCOUNT, seen_by(self.person, self.organisation.pk))
        copies = self._hits(COPY, kept_from(self.person, self.organisation.pk))
        scores = accounts | copies
        best = sorted(scores, key=lambda key: (-scores[key], -key))[:LOOKED_AT]
        seen = set(_seen(self.person, self.organisation.pk, padded(best)))
        shown = self._fitting([key for key in best if key in seen and key in accounts])
        shown |= self._copied([key for key in best if key in copies and key not in seen])
        return [key for key in best if key in shown]

    @property
    def _on_page(self) -> list[int]:
        return self.keys[(self.page - 1) * PAGE : self.page * PAGE]

    def _hits(self, kind: str, sight: list[str]) -> dict[int, float]:
        """The newest that have what is asked for, each with how well its title answers."""
        limit = PAGE + 1 if self.before else LOOKED_AT
        filters = [sight, *self._marks]
        hits = find(self.organisation.pk, self.words, filters, kinds=[kind], limit=limit, before=self.before)
        return {hit.key: hit.score for hit in hits}

    @cached_property
    def _marks(self) -> list:
        return list(marks_of(self.asked, self.organisation))

    def _fitting(self, keys: list[int]) -> set[int]:
        """Accounts that fit to the day."""
        found, (since, until) = Postmortem.objects.all(), days_of(self.asked)
        if since or until:
            found = found.happened_between(since, until)
        if "stale" in self.asked:
            found = found.stale()
        return set(among(keys, found)) if since or until or "stale" in self.asked else set(keys)

    def _copied(self, keys: list[int]) -> set[int]:
        """Accounts of which there is a copy that fits to the day."""
        since, until = days_of(self.asked)
        there = _copied(self.person, self.organisation.pk, padded(keys))
        if not (since or until):
            return set(there)
        told = Publication.objects.for_colleagues(there).values_list("postmortem", "content__about")
        return {key for key, about in told if _is_between(about, since, until)}


def _is_between(about: dict, since, until) -> bool:
    """Whether a copy says that it happened on one of these days."""
    begun = began(about)
    return begun is not None and (since or date.min) <= timezone.localdate(begun) <= (until or date.max)


def _count(before: int | None) -> int:
    return PAGE + 1 if before else COUNTED + 1


@prepared
def _newest(person, organisation: int, before: int | None):
    found = Postmortem.objects.filter(organisation=organisation).readable_by(person).learning().order_by("-pk")
    older = found.filter(pk__lt=before) if before else found
    return older.values_list("pk", flat=True)[: _count(before)]


@prepared
def _seen(person, organisation: int, keys: list[int]):
    """Accounts that this person sees."""
    found = Postmortem.objects.filter(organisation=organisation, pk__in=keys).visible_to(person).learning()
    return found.values_list("pk", flat=True)


@prepared
def _copied(person, organisation: int, keys: list[int]):
    """Accounts with a copy for whoever reads here."""
    copies = Publication.objects.visible_to(person).filter(postmortem=OuterRef("pk"))
    found = Postmortem.objects.filter(Exists(copies), organisation=organisation, pk__in=keys).learning()
    return found.values_list("pk", flat=True)
