"""How the worksheet stands on its page: four steps, of which one is being worked on, and the plan in parts."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.experiments.forms.parts import PARTS, part_of
from goldseam.experiments.forms.plan import PlanPart
from goldseam.experiments.plan.in_lines import in_a_line
from goldseam.experiments.plan.in_words import Said, told

STEP_OF = {"planned": "plan", "running": "do", "paused": "do", "studied": "act", "decided": "act"}


@dataclass(frozen=True)
class Step:
    """Plan, Do, Study or Act, with how far it is in a few words."""

    key: str
    title: str
    says: str
    is_now: bool
    is_open: bool


@dataclass(frozen=True)
class ShownPart:
    """A part of the plan: what it says in a line and in full, and its form while it can be written."""

    part: type[PlanPart]
    says: str
    told: list[Said]
    missing: list["Missing"]
    is_open: bool
    form: PlanPart | None

    @property
    def key(self) -> str:
        return self.part.key

    @property
    def title(self) -> str:
        return self.part.title

    @property
    def help(self) -> str:
        return self.part.help

    @property
    def is_needed(self) -> bool:
        """Whether nothing can start without something that is missing here."""
        return any(gap.is_needed for gap in self.missing)


@dataclass(frozen=True)
class Missing:
    """Something that the plan lacks, with the part in which it is said."""

    words: str
    is_needed: bool
    part: str


def missing_in(cycle) -> list[Missing]:
    gaps = cycle.missing() if cycle.is_planned else []
    return [Missing(str(gap.words), gap.is_needed, part_of(gap.field)) for gap in gaps]


def parts_of(cycle, plan, watching, missing, asked: dict) -> list[ShownPart]:
    """The parts in order. `asked` names the forms that came back with errors, and `open`, the part to stand open."""
    needed = {gap.part for gap in missing if gap.is_needed}
    forms = asked.get("forms", {})
    opened = set(forms) or {asked.get("open") or next((key for key in PARTS if key in needed), "")}
    can_write = asked.get("can_write") and cycle.is_planned
    return [
        ShownPart(
            part=part,
            says=in_a_line(plan, key, watching),
            told=told(plan, key),
            missing=[gap for gap in missing if gap.part == key],
            is_open=key in opened,
            form=(forms.get(key) or part(cycle)) if can_write else None,
        )
        for key, part in PARTS.items()
    ]


def steps_of(cycle, missing, values: int, opened: set[str]) -> list[Step]:
    """The four steps; the one that is worked on stands open, with those in `opened`."""
    now = STEP_OF[cycle.state]
    says = {"plan": _plan_says(cycle, missing), "do": _do_says(cycle, values), "study": "", "act": ""}
    if cycle.is_studied:
        says["study"] = cycle.studied.get_verdict_display()
    if cycle.is_decided:
        says["act"] = capfirst(cycle.state_words)
    titles = {"plan": _("Plan"), "do": _("Do"), "study": _("Study"), "act": _("Act")}
    return [Step(key, titles[key], str(says[key]), key == now, key == now or key in opened) for key in titles]


def _plan_says(cycle, missing) -> str:
    if cycle.is_started:
        return _("locked")
    parts = len({gap.part for gap in missing if gap.is_needed})
    if not parts:
        return _("ready to start")
    return ngettext("%(num)d part is open", "%(num)d parts are open", parts) % {"num": parts}


def _do_says(cycle, values: int) -> str:
    if not cycle.is_started:
        return ""
    return ngettext("%(num)d value since the start", "%(num)d values since the start", values) % {"num": values}
