"""What is next for an experiment: one thing, with the reason and the way to it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.experiments.choices import DecisionKind
from goldseam.measurements.models import SeriesKind
from goldseam.verdicts.words import many


@dataclass(frozen=True)
class Way:
    """The one thing to do now. Where it `is_sent`, its button acts at once."""

    says: str
    why: str = ""
    label: str = ""
    href: str = ""
    is_sent: bool = False


def way_on(cycle, missing, collected: float) -> Way | None:
    """What whoever looks after the cycle does next; nothing while it is paused, or once everything is done."""
    if cycle.state == "paused":
        return None
    return WAYS[cycle.state](cycle, missing, collected)


def _planned(cycle, missing, collected) -> Way:
    needed = [gap for gap in missing if gap.is_needed]
    if needed:
        return _to_say(needed)
    return Way(
        says=_("The plan is complete"),
        why=_("See it once more as a whole. The start locks it, so that nobody can be wise afterwards."),
        label=_("Look at it and start"),
        href=_address(cycle, "start"),
    )


def _to_say(needed: list) -> Way:
    """What is missing first, and how many other parts of the plan are open."""
    first, more = needed[0], len({gap.part for gap in needed}) - 1
    words = ngettext("After this part, %(num)d more is open.", "After this part, %(num)d more are open.", more)
    return Way(
        says=first.words,
        why=words % {"num": more} if more else _("It is the last part that is open."),
        label=_("Say it"),
        href=f"?part={first.part}#plan-{first.part}",
    )


def _running(cycle, missing, collected) -> Way:
    if is_time_to_study(cycle, collected):
        return Way(
            says=_("It is time to look at what came"),
            why=_("The time or the number that you planned is reached."),
            label=_("Study it"),
            href="#study",
        )
    return Way(says=_("It runs"), why=_why_it_runs(cycle, collected), label=_("Add what you saw"), href="#do")


def _why_it_runs(cycle, collected: float) -> str:
    if planned := cycle.plan.sample_size:
        return _so_far_in(cycle) % {"collected": many(collected), "planned": many(planned)}
    return _("Write down surprises as well: they are half of what you learn.")


def _so_far_in(cycle) -> str:
    """By what a sample size counts: see `Observation.collected`."""
    kind = cycle.main.kind if cycle.main else ""
    if kind == SeriesKind.SHARE:
        return _("%(collected)s of %(planned)s cases are in, of all values together.")
    if kind == SeriesKind.RATE:
        return _("%(collected)s of %(planned)s units of what the rate is counted by are in, of all values together.")
    return _("%(collected)s of %(planned)s values are in.")


def _studied(cycle, missing, collected) -> Way:
    return Way(
        says=_("Decide what becomes of it"),
        why=_("Adopt, adapt or abandon. All three are results."),
        label=_("Decide"),
        href="#act",
    )


def _decided(cycle, missing, collected) -> Way | None:
    kind = cycle.decision.kind
    if kind == DecisionKind.ADOPT and not cycle.is_adopted:
        return _to_adopt(cycle)
    if kind == DecisionKind.ADAPT and not cycle.next_cycle:
        return _to_follow_up()
    return None if cycle.is_published or cycle.organisation.is_solo else _to_tell(cycle)


def _to_adopt(cycle) -> Way:
    return Way(
        says=_("Put it into what people work by"),
        why=_("Learning that changes nothing has not happened yet."),
        label=_("Choose where it stands"),
        href=_address(cycle, "adoption"),
    )


def _to_follow_up() -> Way:
    return Way(
        says=_("Plan the next cycle"),
        why=_("The plan is carried over; change one thing."),
        label=_("Go on to the next cycle"),
        href="#follow-up",
    )


def _to_tell(cycle) -> Way:
    return Way(
        says=_("Tell others what came of it"),
        why=_("A card without names and notes. What did not work saves others the same way."),
        label=_("Write the card"),
        href=_address(cycle, "publication"),
    )


WAYS = {"planned": _planned, "running": _running, "studied": _studied, "decided": _decided}


def is_time_to_study(cycle, collected: float) -> bool:
    """Whether the time window is over, or as much came as was planned."""
    plan = cycle.plan
    return cycle.is_over or bool(plan.sample_size and collected >= plan.sample_size)


def _address(cycle, name: str) -> str:
    return reverse(f"experiments:{name}", args=[cycle.organisation.slug, cycle.number])
