"""The first weeks of an organisation: a short path that each practice adds its steps to.

@first_step("review", order=10)                            # in a practice's next_steps.py
class FirstReview(FirstStep): …
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Milestone
from goldseam.activity.models.milestone import PUT_AWAY


class FirstStep:
    """One step: derived from what was really done, samples aside, or ticked by hand."""

    title = why = handbook = ""
    is_ticked_by_hand = False
    is_for_one_alone = True

    def is_done_in(self, organisation) -> bool:
        """Whether it has been done. Only asked of steps that nobody ticks."""
        return False

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
    is_next: bool = False


STEPS: list[tuple[int, str, FirstStep]] = []


def first_step(key: str, order: int):
    """Adds a step to the path. Lower orders come first."""

    def register(cls: type[FirstStep]) -> type[FirstStep]:
        STEPS.append((order, key, cls()))
        STEPS.sort(key=lambda row: row[0])
        return cls

    return register


def first_steps_of(organisation) -> list[SeenStep]:
    """The path, or nothing once it has been walked or put away."""
    ticked = set(Milestone.objects.filter(organisation=organisation).values_list("key", flat=True))
    if PUT_AWAY in ticked:
        return []
    seen = [_seen(key, step, organisation, ticked) for _order, key, step in STEPS]
    path = [one for one in seen if one.step.is_for_one_alone or not organisation.is_solo]
    open_keys = [one.key for one in path if not one.is_done]
    return [SeenStep(one.key, one.step, one.href, one.is_done, one.key == open_keys[0]) for one in path if open_keys]


def ticked_by_hand(key: str) -> FirstStep | None:
    """The step of that name, if people tick it."""
    return next((step for _order, name, step in STEPS if name == key and step.is_ticked_by_hand), None)


def _seen(key, step, organisation, ticked) -> SeenStep:
    is_done = key in ticked if step.is_ticked_by_hand else step.is_done_in(organisation)
    return SeenStep(key, step, step.href(organisation), is_done)


class TickedByHand(FirstStep):
    """A step that nothing in the product can see."""

    is_ticked_by_hand = True


@first_step("premortem", order=40)
class FirstPremortem(TickedByHand):
    title = _("Hold one pre-mortem before your next launch")
    why = _("Three quarters of an hour: imagine that it has failed, and write down why. The handbook shows how.")
    handbook = "premortem"


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
