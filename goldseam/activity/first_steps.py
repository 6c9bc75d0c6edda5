"""The first weeks of an organisation: a short path that each practice adds its steps to.

@first_step("review", order=10)                            # in a practice's next_steps.py
class FirstReview(FirstStep): …
"""

from dataclasses import dataclass

from django.db.models import Exists, QuerySet

from goldseam.activity.models import Milestone
from goldseam.activity.models.milestone import PUT_AWAY
from goldseam.people.models import Organisation


class FirstStep:
    """One step: derived from what was really done, samples aside, or ticked by hand."""

    title = why = handbook = ""
    is_ticked_by_hand = False
    is_seen = True  # Whether the product sees by itself that it has been done.
    is_for_one_alone = True

    def done_in(self, organisation) -> QuerySet:
        """Whatever shows that it has been done; nothing where it has not. Only asked of steps that are seen."""
        raise NotImplementedError

    def href(self, organisation) -> str:
        """Where one goes to do it."""
        return ""


@dataclass(frozen=True)
class SeenStep:
    """A first step as an organisation sees it now."""

    key: str
    step: FirstStep
    href: str
    is_done: bool
    is_next: bool
    asks_for_tick: bool


STEPS: list[tuple[int, str, FirstStep]] = []


def first_step(key: str, order: int):
    """Adds a step to the path. Lower orders come first."""

    def register(cls: type[FirstStep]) -> type[FirstStep]:
        STEPS.append((order, key, cls()))
        STEPS.sort(key=lambda row: row[0])
        return cls

    return register


def first_steps_of(organisation, seen) -> list[SeenStep]:
    """The path, or nothing once it has been walked or put away. `seen` is from `seen_in`."""
    done = seen | set(Milestone.objects.filter(organisation=organisation).values_list("key", flat=True))
    path = [(key, step) for _, key, step in STEPS if step.is_for_one_alone or not organisation.is_solo]
    following = next((key for key, _step in path if key not in done), None)
    if PUT_AWAY in done or following is None:
        return []
    return [
        SeenStep(
            key,
            step,
            step.href(organisation),
            is_done=key in done,
            is_next=key == following,
            asks_for_tick=step.is_ticked_by_hand and key not in seen,
        )
        for key, step in path
    ]


def seen_in(organisation) -> frozenset[str]:
    """The steps that the product sees to have been done, by one query for all."""
    asked = {key: Exists(step.done_in(organisation)) for _, key, step in STEPS if step.is_seen}
    found = Organisation.objects.filter(pk=organisation.pk).values(**asked).get()
    return frozenset(key for key, is_done in found.items() if is_done)


def ticked_by_hand(key: str) -> FirstStep | None:
    """The step of that name, if people tick it."""
    return next((step for _order, name, step in STEPS if name == key and step.is_ticked_by_hand), None)


class TickedByHand(FirstStep):
    """A step that people may do elsewhere, where nothing in the product can see it."""

    is_ticked_by_hand = True
    is_seen = False
