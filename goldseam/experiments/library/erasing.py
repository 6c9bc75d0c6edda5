"""Words about a matter that was handed over, where others began with the plan of an experiment about it.

Their experiment is theirs, and stays; what it took over from that plan goes.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.common.search import changed, forget
from goldseam.experiments.choices import StopKind
from goldseam.experiments.models import Cycle

TEXTS = (
    "aim",
    "question",
    "idea",
    "condition",
    "expected",
    "because",
    "materials",
    "method",
    "undo",
    "harms",
    "success",
    "next_risks",
)


def erase_from_copies(cycles: list) -> None:
    for cycle in cycles:
        words = _Words(cycle)
        for copy in _begun_from(cycle, cycles):
            words.go_from(copy)
            forget(Cycle, [copy.pk])
            changed(Cycle, [copy.pk])


def _begun_from(cycle, besides: list) -> list:
    """Copies, what followed from them, and copies of those."""
    found: list = []
    latest = [cycle]
    while latest:
        begun = Cycle.objects.filter(Q(copied_from__in=latest) | Q(previous__in=latest))
        latest = list(begun.exclude(pk__in=[one.pk for one in [*found, *besides]]))
        found += latest
    return found


class _Words:
    """All that a cycle ever said in its plan."""

    def __init__(self, cycle):
        contents = [version.content for version in cycle.plan_versions.all()]
        self.title = cycle.title
        self.texts = {name: {content[name] for content in contents if content.get(name)} for name in TEXTS}
        self.stops = {stop["words"] for content in contents for stop in content.get("stops", []) if stop.get("words")}

    def go_from(self, copy) -> None:
        if self.title in copy.title:
            Cycle.objects.filter(pk=copy.pk).update(title=_("Handed over to another process"))
        for version in copy.plan_versions.all():
            version.content |= self._left(version.content)
            version.save(update_fields=["content"])

    def _left(self, content: dict) -> dict:
        left = {name: "" for name in TEXTS if _holds(content.get(name), self.texts[name])}
        return left | {"stops": [self._without_words(stop) for stop in content.get("stops", [])]}

    def _without_words(self, stop: dict) -> dict:
        if not _holds(stop.get("words"), self.stops):
            return stop
        return stop | {"words": str(StopKind(stop["kind"]).label)}


def _holds(text: str | None, words: set[str]) -> bool:
    return any(word in text for word in words) if text else False
