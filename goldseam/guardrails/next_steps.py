"""What gates bring to the home page: what waits for a sign-off that this person can give."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.guardrails.models import Asked, Gate, SignOff, Wanted
from goldseam.guardrails.refs import is_among, page_of

LOOKED_AT = 30
LATELY = timedelta(days=30)  # What waits longer has gone another way.


@next_step(order=12)
def sign_offs(person, organisation) -> Group:
    """Refs that wait at a gate for somebody in a role that the person holds, and that others changed."""
    heading = _("Waits for your sign-off")
    if not person.writes_in(organisation):
        return Group(heading, [])
    since = timezone.now() - LATELY
    waiting = [one for one in _wanted(person, organisation.pk) if one.at > since]
    return Group(heading, [_step(one, organisation) for one in _of_others(waiting, person)])


@prepared
def _wanted(person, organisation: int):
    """With whether anybody said who made the change; where four eyes are asked for, not what one signed already."""
    same = {"gate": OuterRef("role__gate"), "project": OuterRef("project"), "ref": OuterRef("ref")}
    told = Exists(Asked.objects.filter(**same).exclude(author=""))
    signed = Exists(SignOff.objects.filter(**same, gate__has_four_eyes=True, by=person.pk))
    seen = Gate.objects.visible_to(person).active().filter(organisation=organisation)
    found = Wanted.objects.filter(role__people=person.pk, role__gate__in=seen).filter(~signed)
    return found.annotate(has_authors=told).select_related("role__gate").order_by("-pk")[:LOOKED_AT]


def _of_others(waiting: list, person) -> list:
    """Without the person's own changes. Asks once more, and only where somebody said who made one."""
    told = [one for one in waiting if one.has_authors]
    if not told:
        return waiting
    within = {"gate__in": {one.role.gate_id for one in told}, "ref__in": {one.ref for one in told}}
    mails = list(person.emailaddress_set.values_list("email", flat=True))
    own = {(*place,) for *place, people in Asked.objects.filter(**within).authors() if is_among(person, people, mails)}
    return [one for one in waiting if (one.role.gate_id, one.project, one.ref) not in own]


def _step(wanted: Wanted, organisation) -> NextStep:
    gate = wanted.role.gate
    gate.organisation = organisation
    title = " ".join(one for one in (wanted.project, wanted.ref) if one)
    why = _("It waits at “%(gate)s” for a sign-off as %(role)s.") % {"gate": gate, "role": wanted.role}
    return NextStep(title, page_of(gate, wanted.project, wanted.ref), why, mood="soon", time_left=_("A pipeline waits"))
