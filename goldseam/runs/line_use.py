"""How each line of a checklist is used: answered, skipped, caught by, and seen by somebody looking on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.functional import cached_property

from goldseam.artifacts.models import Item
from goldseam.runs.models import Answer, Answered, Seen

MOST_LINES = 100


@dataclass(frozen=True)
class LineUse:
    """One line over all runs that showed it: how it was answered, beside what was seen by somebody looking on."""

    text: str
    is_current: bool
    shown: int
    ticked: int
    skipped: int
    not_applicable: int
    problems: int
    seen_done: int
    seen: int

    @property
    def skip_share(self) -> float:
        return self.skipped / self.shown if self.shown else 0.0


class LinesUse:
    """The lines over some runs of a checklist, and over what was seen since a day, or since ever."""

    def __init__(self, artifact, runs, since=None):
        self.artifact, self.runs, self.since = artifact, runs, since

    @property
    def seen_count(self) -> int:
        return sum(self._seen.values())

    @property
    def seen_done_count(self) -> int:
        return sum(n for (_key, was_done), n in self._seen.items() if was_done)

    @property
    def shown_count(self) -> int:
        return sum(self._shown.values())

    @property
    def ticked_count(self) -> int:
        return sum(n for (_key, state), n in self._answered.items() if state == Answered.DONE)

    @cached_property
    def all(self) -> list[LineUse]:
        """The lines by how often they are skipped; those of today first where that is the same."""
        shown, answered, seen = self._shown, self._answered, self._seen
        return sorted(
            (
                LineUse(
                    text=text,
                    is_current=is_current,
                    shown=shown[key],
                    ticked=answered[key, Answered.DONE],
                    skipped=answered[key, Answered.SKIPPED],
                    not_applicable=answered[key, Answered.NOT_APPLICABLE],
                    problems=answered[key, Answered.PROBLEM],
                    seen_done=seen[key, True],
                    seen=seen[key, True] + seen[key, False],
                )
                for key, text, is_current in self._names
                if shown[key] or seen[key, True] or seen[key, False]
            ),
            key=lambda line: (-line.skip_share, not line.is_current),
        )[:MOST_LINES]

    @cached_property
    def _names(self) -> list[tuple]:
        """Every line that there ever was, as it reads where people work by it, and whether it still stands."""
        in_force = Q(version__effective_at__isnull=False)
        items = Item.objects.filter(version__artifact=self.artifact).annotate(in_force=in_force)
        rows = items.order_by("in_force", "version__number", "position").values_list("key", "text", "version__number")
        newest = max(items.filter(in_force).values_list("version__number", flat=True), default=0)
        last = {key: (text, number) for key, text, number in rows}
        return [(key, text, number == newest) for key, (text, number) in last.items()]

    @cached_property
    def _shown(self) -> Counter:
        """In how many finished runs each line stood."""
        by_version = dict(
            self.runs.finished().order_by().values("version").annotate(n=Count("pk")).values_list("version", "n")
        )
        keys = Item.objects.filter(version__in=by_version).values_list("key", "version")
        return _added((key, by_version[version]) for key, version in keys)

    @cached_property
    def _answered(self) -> Counter:
        """How each line was answered last in each finished run; a caught problem counts also where it was mended."""
        answers = Answer.objects.filter(run__in=self.runs.finished().values("pk"))
        later = Answer.objects.filter(run=OuterRef("run"), item=OuterRef("item"))
        newer = later.filter(Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")))
        last = answers.filter(~Exists(newer)).exclude(state=Answered.PROBLEM)
        ways = last.order_by().values("item__key", "state").annotate(n=Count("pk"))
        found = answers.filter(state=Answered.PROBLEM).order_by().values("item__key")
        problems = found.annotate(n=Count("run", distinct=True))
        counted = [((row["item__key"], row["state"]), row["n"]) for row in ways]
        return _added([*counted, *(((row["item__key"], Answered.PROBLEM), row["n"]) for row in problems)])

    @cached_property
    def _seen(self) -> Counter:
        rows = Seen.objects.filter(observation__artifact=self.artifact)
        if self.since:
            rows = rows.filter(observation__on__gte=self.since.date())
        counted = rows.order_by().values("item__key", "was_done").annotate(n=Count("pk"))
        return _added(((row["item__key"], row["was_done"]), row["n"]) for row in counted)


def _added(pairs: Iterable[tuple]) -> Counter:
    counted: Counter = Counter()
    for key, number in pairs:
        counted[key] += number
    return counted
