"""What red teams bring to the home page: points that wait for my answer, vetoes to agree to, drills that I am in."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.red_teams.models import Drill, Member
from goldseam.red_teams.models.answering import unanswered

LOOKED_AT = 30  # The newest of a person: nobody is in more at a time.


@next_step(order=27)
def red_teams(person, organisation) -> Group:
    href = reverse("red_teams:list", args=[organisation.slug])
    if organisation.is_solo:
        return Group(_("Red teams"), [], href)
    steps = [_step(drill, person, organisation) for drill in _mine(person, organisation.pk)]
    return Group(_("Red teams"), [step for step in steps if step][: SHOWN + 1], href)


@prepared
def _mine(person, organisation: int):
    """What the person is in or decides, and how many points wait."""
    waiting = unanswered().filter(drill=OuterRef("pk")).order_by().values("drill").annotate(many=Count("pk"))
    is_in = Exists(Member.objects.filter(drill=OuterRef("pk"), person=person.pk))
    open_ones = Drill.objects.visible_to(person).open().filter(organisation=organisation)
    marked = open_ones.annotate(
        is_in=is_in, waiting=Coalesce(Subquery(waiting.values("many"), output_field=IntegerField()), 0)
    )
    mine = marked.filter(Q(decider=person.pk) | Q(is_in=True))
    return mine.select_related("begun", "called_off", "reported", "veto_agreement").order_by("-number")[:LOOKED_AT]


def _step(drill, person, organisation) -> NextStep | None:
    drill.organisation = organisation
    decides = drill.decider_id == person.pk
    if decides and drill.is_reported:
        return _to_answer(drill)
    if decides and drill.is_chartered and drill.has_veto_to_agree:
        return NextStep(drill.question, drill.get_absolute_url(), _("A veto is in the charter. Do you agree to it?"))
    return _to_look(drill) if drill.is_in and not drill.is_reported else None


def _to_answer(drill) -> NextStep:
    told = ngettext("%(num)d point waits for your answer.", "%(num)d points wait for your answer.", drill.waiting)
    href = f"{drill.get_absolute_url()}#findings"
    return NextStep(drill.question, href, told % {"num": drill.waiting}, mood="soon", time_left=_("Yours to answer"))


def _to_look(drill) -> NextStep:
    if not drill.is_begun:
        why = _("You are asked to be in this red team. You may decline.")
        return NextStep(drill.question, drill.get_absolute_url(), why, drill.starts_on)
    is_late = drill.today >= drill.ends_on
    left = _("Its last day") if drill.today == drill.ends_on else _("Its time is over") if is_late else ""
    why = _("You are in the red team: what speaks against it?")
    return NextStep(drill.question, drill.get_absolute_url(), why, drill.ends_on, "soon" if is_late else "", left)
