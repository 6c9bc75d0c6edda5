"""The first weeks of an organisation: a short path that each practice adds its steps to.

@first_step("review", order=10)                            # in a practice's next_steps.py
class FirstReview(FirstStep): …
"""

from dataclasses import dataclass

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Milestone
from goldseam.activity.models.milestone import PUT_AWAY
from goldseam.people.models import Organisation


class FirstStep:
    """One step: derived from what was really done, samples aside, or ticked by hand."""

    title = why = handbook = ""
    is_ticked_by_hand = False
    is_for_one_alone = True

    def done_in(self, organisation) -> QuerySet:
        """Whatever shows that it has been done; nothing where it has not. Only asked of steps that nobody ticks."""
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
    return [SeenStep(key, step, step.href(organisation), key in done, key == following) for key, step in path]


def seen_in(organisation) -> frozenset[str]:
    """The steps that the product sees to have been done, by one query for all."""
    asked = {key: Exists(step.done_in(organisation)) for _, key, step in STEPS if not step.is_ticked_by_hand}
    found = Organisation.objects.filter(pk=organisation.pk).values(**asked).get()
    return frozenset(key for key, is_done in found.items() if is_done)


def ticked_by_hand(key: str) -> FirstStep | None:
    """The step of that name, if people tick it."""
    return next((step for _order, name, step in STEPS if name == key and step.is_ticked_by_hand), None)


class TickedByHand(FirstStep):
    """A step that nothing in the product can see."""

    is_ticked_by_hand = True


@first_step("premortem", order=40)
class FirstPremortem(TickedByHand):
    title = _("Hold one pre-mortem before your next launch")
    why = _("Three quarters of an hour: imagine that it has failed, and write down why. The handbook shows how.")
    handbook = "premortems"


@first_step("near-misses", order=50)
class NearMissesMonthly(TickedByHand):
    title = _("Look at the near misses once a month")
    why = _("Half an hour: which two or three patterns matter most, and what protects you there?")
    handbook = "near-misses"


@first_step("pulse", order=60)
class PulseQuarterly(TickedByHand):
    title = _("Ask once a quarter how safe it feels to speak up")
    why = _("Seven short questions, answered without names.")
    handbook = "safety"
    is_for_one_alone = False
