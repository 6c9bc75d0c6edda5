"""What red teams bring to a decision: they stand at its top, and where a veto was agreed they can hold it up."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.decisions.blocking import before_acceptance
from goldseam.decisions.parts import decision_part
from goldseam.red_teams.models import Drill


@decision_part("red_teams/_of_decision.html", order=10, place="top")
def red_teams_of(decision, person):
    organisation = decision.organisation
    drills = list(_of(decision).filter(pk__in=Drill.objects.visible_to(person).values("pk")))
    may_ask = decision.is_proposed and person.writes_in(organisation) and not organisation.is_solo
    new = f"{reverse('red_teams:new', args=[organisation.slug])}?decision={decision.number}"
    return {"drills": drills, "red_team_href": new if may_ask else ""} if drills or may_ask else None


@before_acceptance
def held_up_by(decision) -> list[str]:
    """Vetoes, and drills of which it was agreed that they may end in one. Also where somebody may not see the drill."""
    return [_why(drill) for drill in _of(decision).filter(veto_agreement__isnull=False) if drill.holds_up]


def _of(decision):
    drills = Drill.objects.filter(decision=decision).exclude(called_off__isnull=False)
    return drills.with_state().prefetch_related("vetoes__lift").order_by("-number")


def _why(drill) -> str:
    """Without its question, which not everybody may read. Who sees the drill finds it at the top of the decision."""
    return _("The red team says no.") if drill.standing_veto else _("A red team that may say no is still at work.")
