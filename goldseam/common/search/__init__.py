"""Finding things by their words: an own index beside the database, the same on SQLite and PostgreSQL.

A practice says in its `searching.py` what its things are found by:

    @searchable("event", Event, number=1)
    def documents(keys):                                       # … out of those that are there; all at once
        for event in Event.objects.filter(pk__in=keys):
            yield Document(event.pk, event.organisation_id, event.title, [event.text], [token("team", event.team_id)])

What activities are recorded about is put in by itself within about two seconds. Other verbs say `changed(Event, keys)`
and, where words have to be gone at once, `forget(Event, keys)`; both belong into the transaction of the verb.

    hits = find(organisation.pk, "cert expired", [token("team", 12)], kinds=["event"])          # best first
    among([hit.key for hit in hits], Event.objects.visible_to(person))           # keys that this person may see

Where a thing is found by words of others too, `@changes_with(Event, Review)` says which they are, so that they change
with each other. A model can be found as several kinds: as what it is, and as the copy of it that everybody may read.

Hits are only keys. Nothing of them is shown, or counted, but what is loaded through `visible_to`.
"""

from goldseam.common.search.finding import NEWEST, Hit, among, find, find_any
from goldseam.common.search.kinds import Document, changes_with, searchable, token
from goldseam.common.search.waiting import changed, forget
from goldseam.common.search.words import Said, said

__all__ = [
    "NEWEST",
    "Document",
    "Hit",
    "Said",
    "among",
    "changed",
    "changes_with",
    "find",
    "find_any",
    "forget",
    "said",
    "searchable",
    "token",
]
