"""Filling the search with what was there before it: after an update, a restored backup, or a new kind of thing.

Every kind has a record of how far it has come, so that workers go on where one stopped. Only keys are noted here; the
entries are written like those of things that have just changed.
"""

from django.db import transaction

from goldseam.common.models import Filling, Waiting
from goldseam.common.search.kinds import KINDS, Searchable
from goldseam.common.search.texts import texts
from goldseam.common.search.waiting import AT_ONCE, ask_for, write_entries


def work() -> bool:
    """Writes what is waited for, else fills; whether there was something to do."""
    return bool(write_entries()) or fill()


def fill() -> bool:
    """Asks for the next entries of a kind that is not complete; whether there was one."""
    complete = set(Filling.objects.filter(is_done=True).values_list("kind", flat=True))
    for kind in KINDS.values():
        if kind.name not in complete:
            _fill(kind)
            return True
    return False


@transaction.atomic
def start_over() -> None:
    """Forgets all entries. Whoever works next fills the search again."""
    texts().clear()
    Filling.objects.all().delete()
    Waiting.objects.all().delete()


def _fill(kind: Searchable) -> None:
    filling, _is_new = Filling.objects.get_or_create(kind=kind.name)
    keys = _keys_below(filling.down_to, kind)
    with transaction.atomic():
        mine = Filling.objects.filter(kind=kind.name, down_to=filling.down_to, is_done=False)
        if keys and mine.update(down_to=keys[-1]):
            ask_for(kind, keys)
        elif not keys:
            mine.update(is_done=True)


def _keys_below(key: int | None, kind: Searchable) -> list[int]:
    things = kind.model.objects.order_by("-pk").values_list("pk", flat=True)
    return list((things if key is None else things.filter(pk__lt=key))[:AT_ONCE])
