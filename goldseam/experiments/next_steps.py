"""What experiments bring to the home page: what stands still, what has run its time, and results nobody else knows."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.experiments.models import Cycle, Holding, Pause

LOOKED_AT = 50  # The newest of a person: nobody runs more at a time.
ORDER = {"paused": 0, "studied": 2, "running": 3}
OVER = 1  # Its time has come: after what was stopped, before what waits for a decision.


@next_step(order=25)
def experiments(person, organisation) -> Group:
    """What the person looks after, and what others ask a second person to agree to."""
    href = reverse("experiments:list", args=[organisation.slug])
    guides = organisation.pk in person.sight.guides
    found = [_agreement(pause, organisation) for pause in _asked(person, organisation.pk, guides)]
    found += [_slipping(holding, organisation) for holding in _slipped(person, organisation)]
    found += [_step(cycle, organisation) for cycle in _under_way(person, organisation)]
    found += [_untold(cycle, organisation) for cycle in _nulls(person, organisation)]
    return Group(_("Experiments"), found, href)


def _mine(person, organisation: int):
    return Cycle.objects.visible_to(person).filter(owner=person.pk, organisation=organisation)


def _under_way(person, organisation) -> list[Cycle]:
    """What runs, stands still or waits for a decision, by how much it needs somebody."""
    found = list(_open(person, organisation.pk))
    for cycle in found:
        cycle.organisation = organisation
    return sorted(found, key=_urgency)


@prepared
def _open(person, organisation: int):
    of_person = _mine(person, organisation).started().filter(decision=None).order_by("-number")
    loaded = of_person.select_related("current_plan", "started", "studied", "decision").prefetch_related("pauses")
    return loaded[:LOOKED_AT]


def _urgency(cycle) -> tuple[int, date]:
    ends_on, state = cycle.plan.ends_on, cycle.state
    is_over = state == "running" and ends_on and ends_on <= cycle.today
    return (OVER if is_over else ORDER[state], ends_on or date.max)


@prepared
def _asked(person, organisation: int, guides: bool):
    """What somebody else wants to go on with, in the person's teams or under the person's care."""
    waiting = Pause.objects.filter(resumed_at=None, resumption__agreed_at=None, cycle__studied=None)
    asked = waiting.exclude(resumption=None).exclude(resumption__asked_by=person.pk)
    near = Q(owner=person.pk) | Q(team__in=person.sight.teams)
    if guides:
        near |= Q(team=None)
    cycles = Cycle.objects.visible_to(person).filter(near, organisation=organisation, pk=OuterRef("cycle"))
    return asked.filter(Exists(cycles)).select_related("cycle", "resumption").order_by("-pk")[: SHOWN + 1]


def _slipped(person, organisation):
    """Gains that are lost again, until somebody goes on from there or the watch is over."""
    today = timezone.localdate()
    return [holding for holding in _newest_slipped(person, organisation.pk) if holding.until >= today][:SHOWN]


@prepared
def _newest_slipped(person, organisation: int):
    mine = _mine(person, organisation).filter(followers=None, pk=OuterRef("adoption__cycle"))
    slipped = Holding.objects.filter(Exists(mine), slipped_at__isnull=False).select_related("adoption__cycle")
    return slipped.order_by("-slipped_at")[:LOOKED_AT]


def _nulls(person, organisation):
    """Alone there is nobody to tell."""
    return [] if organisation.is_solo else _untold_nulls(person, organisation.pk)


@prepared
def _untold_nulls(person, organisation: int):
    return _mine(person, organisation).unpublished_nulls().order_by("-number")[:SHOWN]


def _step(cycle, organisation) -> NextStep:
    cycle.organisation = organisation
    if cycle.state == "paused":
        why = _("It was stopped: %(why)s") % {"why": cycle.current_pause.why}
        return NextStep(cycle.title, cycle.get_absolute_url(), why, mood="late", time_left=_("Stopped"))
    if cycle.state == "studied":
        return NextStep(cycle.title, f"{cycle.get_absolute_url()}#act", _("Adopt, adapt or abandon? All are results."))
    return _running(cycle)


def _running(cycle) -> NextStep:
    ends_on = cycle.plan.ends_on
    days = (ends_on - cycle.today).days if ends_on else None
    if days is not None and days <= 0:
        left = _("Its last day") if days == 0 else _("Its time is over")
        why = _("What came out, beside what you predicted?")
        return NextStep(cycle.title, f"{cycle.get_absolute_url()}#study", why, ends_on, "soon", left)
    left = ngettext("%(num)d day left", "%(num)d days left", days) % {"num": days} if days is not None else ""
    why = _("It runs. Write down what you see, and what surprises you.")
    return NextStep(cycle.title, f"{cycle.get_absolute_url()}#do", why, ends_on, "", left)


def _agreement(pause, organisation) -> NextStep:
    pause.cycle.organisation = organisation
    why = _("Somebody asks to go on after a stop. A second person has to agree.")
    return NextStep(pause.cycle.title, pause.cycle.get_absolute_url(), why, mood="soon", time_left=_("Yours to answer"))


def _slipping(holding, organisation) -> NextStep:
    cycle = holding.adoption.cycle
    cycle.organisation = organisation
    return NextStep(cycle.title, f"{cycle.get_absolute_url()}#act", holding.why, mood="late", time_left=_("Slipping"))


def _untold(cycle, organisation) -> NextStep:
    """A null in a drawer is tried again elsewhere."""
    href = reverse("experiments:publication", args=[organisation.slug, cycle.number])
    return NextStep(cycle.title, href, _("It did not come, and nobody else knows. A card of it takes two minutes."))
