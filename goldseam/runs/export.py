"""The runs of a checklist as a file, a row for each. Who ran it is not in it: the file is about the list."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from goldseam.artifacts.models import Item
from goldseam.charts.tables import harmless
from goldseam.runs.models import Answer, Answered

HEAD = ["run", "project", "ref", "version", "started_at", "ended_at", "state", "lines"]
AT_ONCE = 500


class _Line:
    """Gives back what a writer writes, so that no more than a line is held."""

    def write(self, text: str) -> str:
        return text


def csv_lines(artifact) -> Iterator[str]:
    """The oldest first, with times in UTC. The answers are counted as they were last."""
    writer = csv.writer(_Line())
    yield writer.writerow([*HEAD, *Answered.values, "open", "not_read_back"])
    sizes = Counter(Item.objects.filter(version__artifact=artifact).values_list("version", flat=True))
    runs = artifact.runs.select_related("version", "completion", "abandonment").order_by("number")
    left = runs.iterator(chunk_size=AT_ONCE)
    while some := list(islice(left, AT_ONCE)):
        answers = _newest(some)
        yield from (writer.writerow(_row(run, sizes[run.version_id], answers[run.pk])) for run in some)


def _newest(runs) -> dict[int, dict[int, Answer]]:
    found: dict[int, dict[int, Answer]] = defaultdict(dict)
    answers = Answer.objects.filter(run__in=[run.pk for run in runs]).select_related("item", "confirmation")
    for answer in answers.order_by("at", "pk"):
        found[answer.run_id][answer.item_id] = answer
    return found


def _row(run, size: int, answers: dict[int, Answer]) -> list:
    ways = Counter(answer.state for answer in answers.values())
    unread = sum(answer.item.is_read_back and not hasattr(answer, "confirmation") for answer in answers.values())
    ended = run.ended_at.isoformat() if run.ended_at else ""
    about = [run.number, harmless(run.project), harmless(run.ref), run.version.number, run.started_at.isoformat()]
    counted = [ways[state] for state in Answered.values]
    return [*about, ended, _state(run), size, *counted, size - len(answers), unread]


def _state(run) -> str:
    return "finished" if run.is_finished else "abandoned" if run.is_abandoned else "open"
