"""What a row tells of an experiment: of its card, or of a worksheet that the reader may see."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from goldseam.common.prepared import prepared
from goldseam.experiments.choices import Outcome
from goldseam.experiments.library.outcomes import DECISIONS, SIGNS, Sign
from goldseam.experiments.models import Cycle, Publication

OF_CARD = ("cycle__organisation", "cycle__team", "cycle__studied", "cycle__decision", "cycle__current_plan")


@dataclass(frozen=True)
class Row:
    """One row. A card tells nothing but what stands on it."""

    key: int
    title: str
    href: str
    team: str = ""
    scale: str = ""
    line: str = ""
    would_repeat_if: str = ""
    outcome: Sign | None = None
    decision: Sign | None = None
    is_null: bool = False
    decided_at: datetime | None = None
    state: str = ""  # How far it is, where nothing has been decided yet.


def rows_of(keys: list[int]) -> list[Row]:
    """Rows for these cards, in their order."""
    rows = {card.cycle_id: _of_card(card) for card in _cards(keys)} if keys else {}
    return [rows[key] for key in keys if key in rows]


def worksheet_rows(person, keys: list[int]) -> list[Row]:
    """Rows for these worksheets; nothing for what this person may not see."""
    return [_of_worksheet(cycle) for cycle in _worksheets(person, keys)] if keys else []


@prepared
def _cards(keys: list[int]):
    return Publication.objects.filter(cycle__in=keys).select_related(*OF_CARD)


@prepared
def _worksheets(person, keys: list[int]):
    return Cycle.objects.visible_to(person).filter(pk__in=keys).with_state()


def _of_card(card) -> Row:
    cycle = card.cycle
    told = _came_of(cycle)
    return Row(
        key=cycle.pk,
        title=cycle.title,
        href=reverse("experiments:card", args=[cycle.organisation.slug, cycle.number]),
        would_repeat_if=card.would_repeat_if,
        **told,
    )


def _of_worksheet(cycle) -> Row:
    told = _came_of(cycle) if cycle.is_studied else _so_far(cycle)
    return Row(key=cycle.pk, title=cycle.title, href=cycle.get_absolute_url(), state=cycle.state, **told)


def _came_of(cycle) -> dict:
    seen = cycle.studied
    told = {
        "line": " ".join(seen.observed.words[:2]),
        "outcome": SIGNS.get(seen.verdict),
        "is_null": Outcome(seen.verdict).is_null,
    }
    if cycle.is_decided:
        told |= {"decision": DECISIONS.get(cycle.decision.kind), "decided_at": cycle.decision.at}
    return told | _so_far(cycle)


def _so_far(cycle) -> dict:
    return {"team": cycle.team.name if cycle.team else "", "scale": cycle.plan.scale_label}
