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

Hits are only keys. Nothing of them is shown, or counted, but what is loaded through `visible_to`.
"""

from goldseam.common.search.finding import NEWEST, Hit, among, find, find_any
from goldseam.common.search.kinds import Document, searchable, token
from goldseam.common.search.waiting import changed, forget
from goldseam.common.search.words import Said, said

__all__ = [
    "NEWEST",
    "Document",
    "Hit",
    "Said",
    "among",
    "changed",
    "find",
    "find_any",
    "forget",
    "said",
    "searchable",
    "token",
]
