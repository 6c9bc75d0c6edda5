"""What experiments are found by: the worksheet for those who may see it, and apart from it the card for all readers.

The card has an entry of its own, made of nothing but what stands on it, so that no word of the worksheet leads to it.
"""

from collections.abc import Iterator

from goldseam.common.search import Document, changes_with, searchable, token
from goldseam.experiments.library.card import Card
from goldseam.experiments.models import Cycle, Publication

WORKSHEET, CARD = "cycle", "card"
WRITTEN = ("aim", "question", "idea", "condition", "expected", "because", "materials", "method", "success", "harms")


@searchable(WORKSHEET, Cycle, number=20)
def worksheets(keys):
    """Each experiment as its team wrote it. Who takes part and who is told is nothing to search by."""
    for cycle in Cycle.objects.filter(pk__in=keys).with_state().prefetch_related("notes"):
        yield Document(cycle.pk, cycle.organisation_id, cycle.title, _texts(cycle), _tokens(cycle))


@searchable(CARD, Cycle, number=21)
def cards(keys):
    """What everybody who reads in the organisation may find."""
    for cycle in Cycle.objects.published().filter(pk__in=keys).with_state().prefetch_related("plan_versions"):
        card = Card.of(cycle)
        yield Document(cycle.pk, cycle.organisation_id, card.title, card.texts, _marks(cycle, card))


@changes_with(Publication, Cycle)
def published_in(publications):
    return Publication.objects.filter(pk__in=publications).values_list("cycle", flat=True)


def kept_to(team: int | None) -> str:
    """The mark of those who see a worksheet: a team, or everybody who reads."""
    return token("sight", f"team-{team}" if team else "all")


def _texts(cycle) -> Iterator[str]:
    plan = cycle.plan
    yield from (getattr(plan, name) for name in WRITTEN)
    yield from (stop.words for stop in plan.stops)
    yield from (note.text for note in cycle.notes.all())
    if cycle.is_studied:
        yield from (cycle.studied.happened, cycle.studied.learned, cycle.studied.why_different)


def _tokens(cycle) -> Iterator[str]:
    yield from (kept_to(cycle.team_id), token("state", cycle.state))
    if cycle.team_id:
        yield token("team", cycle.team_id)


def _marks(cycle, card) -> Iterator[str]:
    yield from (token("verdict", card.verdict), token("decision", card.kind))
    if card.scale:
        yield token("scale", card.scale)
    if cycle.team_id:
        yield token("team", cycle.team_id)
