"""What has changed and waits to be put into the search. Written with the change; the entry follows a moment later."""

from collections import defaultdict

from django.db import connection, transaction

from goldseam.common.models import Entry, Waiting
from goldseam.common.search.kinds import KINDS, WITH, Document, Searchable, kinds_of
from goldseam.common.waking import wake_after_commit

AT_ONCE = 200


def changed(model: type, keys) -> None:
    """Asks for new entries of these things, with the current transaction."""
    for kind in kinds_of(model):
        ask_for(kind, keys)
    for other, keys_with in WITH.get(model, ()):
        changed(other, list(keys_with(keys)))


def ask_for(kind: Searchable, keys) -> None:
    """Asks for new entries of one kind."""
    Waiting.objects.bulk_create([Waiting(kind=kind.name, key=key) for key in keys])
    wake_after_commit()


def forget(model: type, keys) -> None:
    """Takes these things out at once. Who is about to write an entry of one of them finds that nobody waits for it."""
    for kind in kinds_of(model):
        Waiting.objects.filter(kind=kind.name, key__in=keys).delete()
        Entry.objects.filter(pk__in=[kind.entry(key) for key in keys]).delete()
    for other, keys_with in WITH.get(model, ()):
        forget(other, list(keys_with(keys)))


def write_entries() -> int:
    """Writes the entries that are waited for longest; how many records that was.

    Texts are read and cut into words beforehand, so that nobody has to wait for it. A thing that was forgotten or
    taken by another worker meanwhile is left alone; one that has changed meanwhile waits once more.
    """
    waiting = {record.pk: (record.kind, record.key) for record in Waiting.objects.order_by("pk")[:AT_ONCE]}
    if waiting:
        wanted = _wanted(set(waiting.values()))
        with transaction.atomic():
            _write(wanted, waiting)
    return len(waiting)


Thing = tuple[str, int]


def _wanted(things: set[Thing]) -> dict[Thing, Entry | None]:
    """Each thing with its new entry; none where there is nothing to be found any more."""
    keys_of = defaultdict(list)
    for name, key in sorted(things):
        keys_of[name].append(key)
    wanted: dict[Thing, Entry | None] = dict.fromkeys(things)
    for kind in (KINDS[name] for name in keys_of if name in KINDS):
        for document in kind.documents(keys_of[kind.name]):
            wanted[kind.name, document.key] = _entry(kind, document)
    return wanted


def _entry(kind: Searchable, document: Document) -> Entry:
    scope = kind.scope(document.organisation)
    return Entry(id=kind.entry(document.key), scope=scope, title=document.title_words, words=document.words)


def _write(wanted: dict[Thing, Entry | None], waiting: dict[int, Thing]) -> None:
    records = Waiting.objects.filter(pk__in=waiting)
    if connection.features.has_select_for_update_skip_locked:
        records = records.select_for_update(skip_locked=True)
    mine = set(records.values_list("pk", flat=True))
    taken = {thing for pk, thing in waiting.items() if pk not in mine}
    entries = {thing: entry for thing, entry in wanted.items() if thing not in taken}

    gone = [KINDS[kind].entry(key) for (kind, key), entry in entries.items() if entry is None and kind in KINDS]
    Entry.objects.filter(pk__in=gone).delete()
    new = sorted((entry for entry in entries.values() if entry), key=lambda entry: entry.pk)
    told = ["scope", "title", "words"]
    Entry.objects.bulk_create(new, update_conflicts=True, unique_fields=["id"], update_fields=told)
    Waiting.objects.filter(pk__in=mine).delete()
